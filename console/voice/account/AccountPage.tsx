/** One account on one page: what it is worth and uses, who is in it, and everything between us in one line of time. */
import { useState } from 'preact/hooks';
import type { AccountSummary } from '../../../core/model/voice/account.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { AccountDialog } from '../accounts/AccountDialog.tsx';
import { accountStates } from '../words.ts';
import { AccountLedger } from './AccountLedger.tsx';
import { AccountPeople } from './AccountPeople.tsx';
import { AccountTraits } from './AccountTraits.tsx';
import { AccountUsage } from './AccountUsage.tsx';
import { Timeline } from './Timeline.tsx';

export function AccountPage({ id }: { id: number }) {
  const { workspace } = useCurrent();
  const account = useRpc('get_account', { workspace: workspace.id, account: id }, { keep: true });
  return (
    <div class="page">
      <a class="back" href="#/voice/accounts">
        Accounts
      </a>
      {!account.data && <h1 class="wm-hidden">Account</h1>}
      <Loaded query={account} failed="The account could not be loaded">
        {(data) => <Inside account={data} />}
      </Loaded>
    </div>
  );
}

function Inside({ account }: { account: AccountSummary }) {
  const mayEdit = useMay('tag');
  const [isChanging, setChanging] = useState(false);
  const { name, tone } = accountStates[account.state];
  return (
    <>
      <header class="page-head request-head">
        <h1>{account.name}</h1>
        <Badge tone={tone}>{name}</Badge>
        <span class="wm-actions request-actions">
          <ButtonLink icon="link" href={`#/voice/requests?status=all&account=${account.account}`}>
            Their requests
          </ButtonLink>
          {mayEdit && (
            <Button icon="edit" onClick={() => setChanging(true)}>
              Change
            </Button>
          )}
        </span>
      </header>
      <AccountLedger account={account} />
      <div class="account-panes">
        <section class="sheet sheet-padded" aria-labelledby="between-us">
          <Timeline account={account.account} />
        </section>
        <div class="account-side">
          <AccountUsage usage={account.usage} lastSeen={account.lastSeen} />
          <AccountPeople account={account.account} />
          <AccountTraits account={account} />
        </div>
      </div>
      {isChanging && <AccountDialog account={account} onClose={() => setChanging(false)} />}
    </>
  );
}
