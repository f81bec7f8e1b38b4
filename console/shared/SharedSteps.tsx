import type { RequestStatus } from '../../core/model/voice/request.ts';
import type { SharedRequest } from '../../core/model/voice/share.ts';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { statusWords } from '../voice/words.ts';

const way: readonly RequestStatus[] = ['new', 'under-review', 'planned', 'in-progress', 'shipped'];

/** Words for those outside, where ours would sound like a to-do list. */
const outside: Partial<Record<RequestStatus, string>> = { new: 'Received' };
const nameOf = (status: RequestStatus) => outside[status] ?? statusWords[status].name;

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** The way from asked to shipped, with the day of each step that was reached; a declined one ends where it was declined. */
export function SharedSteps({ shared: { status, history } }: { shared: SharedRequest }) {
  const reachedAt = (step: RequestStatus) => history.findLast((one) => one.status === step)?.at;
  const ahead = way.slice(way.indexOf(status) + 1);
  // A step that was passed over is none of the way that was gone.
  const gone = way.filter((step) => step !== status && !ahead.includes(step) && reachedAt(step));
  const steps =
    status === 'declined' ? [...way.filter(reachedAt), status] : [...gone, status, ...ahead];
  const at = steps.indexOf(status);
  return (
    <ol class="shared-steps" aria-label="Status">
      {steps.map((step, index) => {
        const reached = index <= at ? reachedAt(step) : undefined;
        return (
          <li
            key={step}
            class={classes(index < at && 'past', index === at && 'now')}
            aria-current={index === at ? 'step' : undefined}
          >
            <span class="shared-mark">
              {index <= at && <Icon name={step === 'declined' ? 'close' : 'check'} size={14} />}
            </span>
            <b>{nameOf(step)}</b>
            <small class="quiet">
              {reached && <time dateTime={reached}>{day.format(new Date(reached))}</time>}
            </small>
          </li>
        );
      })}
    </ol>
  );
}
