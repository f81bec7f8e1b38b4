/** The workspace and app on screen: what was chosen, as far as it still exists. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { isAllowed, type Permission } from '../../core/model/role.ts';
import type { RpcResult } from '../../core/model/rpc.ts';
import type { App } from '../../core/model/workspace.ts';

export type WorkspaceWithApps = RpcResult<'my_workspaces'>[number];

export type Current = {
  readonly workspaces: readonly WorkspaceWithApps[];
  readonly workspace: WorkspaceWithApps;
  /** Null until the workspace has its first app. */
  readonly app: App | null;
};

/** Set by the gate only once there is a workspace, so that screens need not ask whether there is one. */
export const CurrentContext = createContext<Current | null>(null);

/** Throws, because a screen outside of the shell is a bug and not a state. */
export function useCurrent(): Current {
  const current = useContext(CurrentContext);
  if (!current) throw new Error('useCurrent is called outside of the shell');
  return current;
}

/** Whether the signed-in person may do this here. Screens hide or explain what the database would refuse. */
export function useMay(what: Permission): boolean {
  return isAllowed(useCurrent().workspace.role, what);
}

/** The chosen workspace, else the first; its chosen app, else production, else the first. */
export function pickCurrent(
  workspaces: readonly WorkspaceWithApps[],
  wanted: string | null,
  apps: Readonly<Record<string, number>>,
): Current | null {
  const workspace = workspaces.find(({ id }) => id === wanted) ?? workspaces[0];
  if (!workspace) return null;
  const app =
    workspace.apps.find(({ id }) => id === apps[workspace.id]) ??
    workspace.apps.find(({ environment }) => environment === 'production') ??
    workspace.apps[0] ??
    null;
  return { workspaces, workspace, app };
}
