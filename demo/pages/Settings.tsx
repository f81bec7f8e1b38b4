import { Button, Field, Link } from '../parts.tsx';
import { cx } from '../release.ts';
import { say } from '../state.ts';

function Profile() {
  const save = (event: Event) => {
    event.preventDefault();
    say('Profile saved');
  };
  return (
    <form class={cx('card')} aria-label="Profile" onSubmit={save}>
      <Field label="Display name">
        <input name="display-name" class={cx('input')} />
      </Field>
      <Field label="E-mail me a weekly digest">
        <input type="checkbox" name="digest" onChange={() => say('Digest setting saved')} />
      </Field>
      <Button kind="primary" type="submit">
        Save profile
      </Button>
    </form>
  );
}

function Billing() {
  return (
    <section class={cx('card')} aria-label="Billing">
      <h2>Studio plan</h2>
      <p>Twelve seats, renewed in March.</p>
      <Button kind="primary" onClick={() => say('Plans are sent by e-mail in this demo')}>
        Change plan
      </Button>
      <Button onClick={() => say('Invoice downloaded')}>Download invoice</Button>
    </section>
  );
}

export function Settings({ tab }: { tab: string }) {
  return (
    <>
      <h1>Settings</h1>
      <nav class={cx('tabs')} aria-label="Settings">
        <Link href="/settings/profile" class={cx('tab')}>
          Profile
        </Link>
        <Link href="/settings/billing" class={cx('tab')}>
          Billing
        </Link>
      </nav>
      {tab === 'billing' ? <Billing /> : <Profile />}
    </>
  );
}
