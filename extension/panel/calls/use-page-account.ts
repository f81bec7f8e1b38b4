/** Whom the page in front names as its account. A stranger's word: it is proposed, and looked up on the server. */
import { useEffect, useState } from 'preact/hooks';
import type { Party } from '../../calls/calls.ts';
import { useAnswer } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

export function usePageAccount(): Party | undefined {
  const { page, send } = useServices();
  const { workspace } = useWork();
  const [told, setTold] = useState<string | null>(null);
  const tab = page.tab.value;
  const path = page.place.value?.path;
  useEffect(() => {
    let isCurrent = true;
    setTold(null);
    if (tab === undefined) return;
    void send('page.account', { tab }).then((said) => {
      if (isCurrent && said.ok) setTold(said.data.account);
    });
    return () => {
      isCurrent = false;
    };
  }, [tab, path]);
  const args = told === null ? null : { workspace: workspace.id, query: told, limit: 5 };
  const match = useAnswer('find_accounts', args).data?.find(
    ({ externalId }) => externalId === told,
  );
  return match && { account: match.account, name: match.name };
}
