/**
 * Screen-share safe: while a call is on, somebody else may see this panel. Every screen asks here what it may
 * show; what it may not show is not drawn, so that it is not in the page at all.
 */
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { rpc } from '../../../core/model/rpc.ts';
import type { EvidenceFields } from '../../../core/model/voice/evidence.ts';
import { hideNames } from '../../../core/voice/hide-names.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { LiveCall } from '../../calls/stamp.ts';
import type { Db } from '../../db.ts';
import { useLive, useSetting } from '../hooks.ts';
import { useServices } from '../services.ts';

export type Sharing = {
  /** The call that is going on. */
  call: LiveCall | undefined;
  isSafe: boolean;
  /** The text without other customers' names. */
  hide: (text: string) => string;
  /** Whether something was said by whom the call is with, or in it. */
  isTheirs: (fields: Pick<EvidenceFields, 'account' | 'call'>) => boolean;
};

const alone: Sharing = {
  ...{ call: undefined, isSafe: false },
  hide: (text) => text,
  isTheirs: () => true,
};

const SharingContext = createContext<Sharing>(alone);
export const useSharing = () => useContext(SharingContext);

/** undefined until it is known who is looking: nothing is drawn before. */
function useSharingNow(): Sharing | undefined {
  const { db } = useServices();
  const call = useSetting('call');
  const names = useLive(() => knownNames(db), []);
  return useMemo(() => {
    if (call === undefined || names === undefined) return undefined;
    if (!call) return alone;
    if (!call.safe) return { ...alone, call };
    return {
      ...{ call, isSafe: true },
      hide: (text) => hideNames(text, names, call.name),
      isTheirs: ({ account, call: during }) =>
        during === call.id || (account !== null && account === call.account),
    };
  }, [call, names]);
}

/** Every customer that this computer has a name of. */
async function knownNames(db: Db): Promise<string[]> {
  const answers = await db.answers.where('key').startsWith('find_accounts ').toArray();
  const found = answers.flatMap(({ data }) => {
    const parsed = rpc.find_accounts.result.safeParse(data);
    return parsed.success ? parsed.data.map(({ name }) => name) : [];
  });
  const recent = await db.settings.get('recent');
  // safe: read as optional; a name is taken only where it is a text
  const { accounts = [] } = (recent?.value ?? {}) as { accounts?: { name?: unknown }[] };
  const used = accounts.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  return [...new Set([...found, ...used])];
}

/** Draws nothing before it is known who looks: a name that was shown for a moment was shown. */
export function SharingProvider({ children }: { children: ComponentChildren }) {
  const sharing = useSharingNow();
  if (!sharing) return <Skeleton label="Opening Waymark" />;
  return <SharingContext.Provider value={sharing}>{children}</SharingContext.Provider>;
}

type HiddenProps = { title: string; children: ComponentChildren };

/** Instead of a screen that is full of what others must not see. */
export function HiddenWhileSharing({ title, children }: HiddenProps) {
  return (
    <EmptyState title={title}>
      <p>{children}</p>
      <p class="soft">To see it, switch off “Screen-share safe” above.</p>
    </EmptyState>
  );
}
