/** Who is at work on what: known to every screen behind the sign-in. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { isAllowed } from '../../core/model/role.ts';
import type { Account, App, Workspace } from '../settings.ts';

export type Work = {
  account: Account;
  workspaces: readonly Workspace[];
  workspace: Workspace;
  app: App;
};

export const WorkContext = createContext<Work | undefined>(undefined);

export function useWork(): Work {
  const work = useContext(WorkContext);
  if (!work) throw new Error('A screen that needs a product was drawn before one was chosen.');
  return work;
}

/** Viewers read; the server refuses what they would save, so they are not offered it. */
export const useMayTag = () => isAllowed(useWork().workspace.role, 'tag');
