/**
 * One request as outsiders may see it: no sign-in, no name of any customer, no words, no revenue; what it shows
 * was written for it. A link that was taken back looks like one that never was.
 */
import { useEffect } from 'preact/hooks';
import type { SharedRequest } from '../../core/model/voice/share.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Contours } from '../../ui/Contours.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useRpc } from '../app/queries.ts';
import { statusWords } from '../voice/words.ts';
import { SharedSteps } from './SharedSteps.tsx';

export function SharedPage({ token }: { token: string }) {
  const shared = useRpc('shared_request', { token });
  const { data, error } = shared;
  const title = data ? `${data.title} · ${data.workspaceName}` : 'A request';
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div class="shared">
      <Contours />
      <main class="shared-sheet">
        {data && <Shown shared={data} />}
        {!data && !error && <Skeleton rows={5} label="Opening the page" />}
        {!data && error && (
          <Failed
            isGone={error.code === 'PT410'}
            message={error.message}
            onRetry={shared.refetch}
          />
        )}
      </main>
      <footer class="shared-foot">
        <Logo size={18} wordmark />
      </footer>
    </div>
  );
}

/** In the reader's own zone and language: they are nobody of the workspace. */
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

function Shown({ shared }: { shared: SharedRequest }) {
  const { workspaceName, title, text, status, accounts, updatedAt } = shared;
  const { name, tone } = statusWords[status];
  return (
    <article>
      <p class="shared-of">{workspaceName}</p>
      <h1>{title}</h1>
      <p class="shared-status">
        <Badge tone={tone}>{name}</Badge>
        <span class="quiet">
          Updated <time dateTime={updatedAt}>{day.format(new Date(updatedAt))}</time>
        </span>
      </p>
      <SharedSteps shared={shared} />
      {text && <p class="shared-text">{text}</p>}
      {accounts !== null && (
        <p class="shared-asked">
          {accounts === 0
            ? 'Fewer than five customers have asked for this.'
            : `${accounts} customers have asked for this.`}
        </p>
      )}
    </article>
  );
}

type FailedProps = { isGone: boolean; message: string; onRetry: () => void };

function Failed({ isGone, message, onRetry }: FailedProps) {
  return (
    <div role="alert" class="shared-gone">
      <h1>{isGone ? 'This page is no longer shared' : 'The page could not be opened'}</h1>
      <p>{message}</p>
      {!isGone && (
        <div class="wm-actions">
          <Button icon="refresh" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}
