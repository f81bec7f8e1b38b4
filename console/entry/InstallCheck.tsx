import { useState } from 'preact/hooks';
import type { App, AppStatus } from '../../core/model/workspace.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useMay } from '../app/current.ts';
import { formatAgo, plural } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { useSaveApp } from '../settings/use-save-app.ts';
import { diagnose, type Finding } from './diagnosis.ts';

/** "We see your events", asked every three seconds until it is true and every fifteen from then on. */
export function InstallCheck({ app }: { app: App }) {
  const [found, setFound] = useState(false);
  const status = useRpc('app_status', { app: app.id }, { every: found ? 15_000 : 3_000 });
  const arrives = (status.data?.eventsLastHour ?? 0) > 0;
  if (arrives !== found) setFound(arrives);
  return (
    <Loaded query={status} failed="The install check could not be made">
      {(data) => (
        <div class="install-check" aria-live="polite">
          {diagnose(data, app, Date.now()).map((finding) => (
            <FindingRow key={finding.title} finding={finding} status={data} app={app} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

/** A shape for each tone, beside its colour. */
const marks = { good: 'check', waiting: 'clock', warn: 'warn', wrong: 'error' } as const;

type RowProps = { finding: Finding; status: AppStatus; app: App };

/** What was found, then what to do about it. */
function FindingRow({ finding, status, app }: RowProps) {
  const { tone, title, fix, allow } = finding;
  return (
    <div class={`finding finding-${tone}`}>
      <span class="finding-mark">
        <Icon name={marks[tone]} />
      </span>
      <div>
        <h3>{title}</h3>
        {tone === 'good' && status.lastEventAt && (
          <p>
            {plural(status.eventsLastHour, 'event')} in the last hour, the latest{' '}
            {formatAgo(status.lastEventAt, Date.now())}.
          </p>
        )}
        {fix && <p>{fix}</p>}
        {allow && <AllowButton app={app} origin={allow} />}
      </div>
    </div>
  );
}

/** The usual mistake at installing is an origin too few: it is mended here, not described. */
function AllowButton({ app, origin }: { app: App; origin: string }) {
  const save = useSaveApp(app);
  const toast = useToast();
  const may = useMay('administer');
  const [busy, setBusy] = useState(false);
  if (app.origins.includes(origin))
    return <p>It is allowed now; the next batch will be accepted.</p>;
  if (!may) return <p>An admin can allow it under Settings, Apps.</p>;
  const allow = async () => {
    setBusy(true);
    const problem = await save({ origins: [...app.origins, origin] });
    setBusy(false);
    if (problem) toast({ text: problem, tone: 'wrong' });
  };
  return (
    <Button small busy={busy} onClick={allow}>
      Allow {origin}
    </Button>
  );
}
