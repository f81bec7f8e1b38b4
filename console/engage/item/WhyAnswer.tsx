/** The answer: a verdict, ten gates with their sentences, the audience leaf by leaf, and what really happened. */
import type { Item } from '../../../core/model/engagement.ts';
import type { WhyInputs } from '../../../core/model/results.ts';
import type { Gate } from '../../../core/targeting/types.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useCurrent } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { useRpc } from '../../app/queries.ts';
import { useNames } from '../use-names.ts';
import { WhyAudience } from './WhyAudience.tsx';
import { WhyCircumstances } from './WhyCircumstances.tsx';
import { type Why, whyOf } from './why.ts';
import { type Asked, circumstancesOf } from './why-query.ts';

type Props = {
  item: Item;
  inputs: WhyInputs;
  asked: Asked;
  onAsked: (part: Partial<Asked>) => void;
};

const gateNames: Readonly<Record<Gate, string>> = {
  kill: 'Kill switch',
  consent: 'Consent',
  schedule: 'Schedule',
  url: 'Page',
  audience: 'Audience',
  experiment: 'Sample and holdout',
  frequency: 'How often',
  budget: 'Attention budget',
  priority: 'Priority',
  element: 'Element',
};

export function WhyAnswer({ item, inputs, asked, onAsked }: Props) {
  const { workspace } = useCurrent();
  const others = useRpc('list_items', { app: item.app, archived: false }).data ?? [];
  const { default: language } = item.definition.languages;
  const as = circumstancesOf(asked, inputs, { language, zone: workspace.timezone });
  const format = (at: number) => formatInstant(new Date(at).toISOString(), workspace.timezone);
  const why = whyOf({ item, others, inputs, as, format });
  const past = asked.at !== null;
  return (
    <>
      <WhyCircumstances inputs={inputs} as={as} onAsked={onAsked} />
      <Verdict why={why} past={past} />
      {why.ok && <Gates why={why} inputs={inputs} others={others} zone={workspace.timezone} />}
      {past && <AsOf />}
      <Seen item={item} inputs={inputs} />
    </>
  );
}

function Verdict({ why, past }: { why: Why; past: boolean }) {
  const passes = why.ok && why.passes;
  const would = past ? 'would have been' : 'would be';
  return (
    <p class="why-verdict" role="status">
      <Icon name={passes ? 'check' : 'close'} />{' '}
      {why.ok
        ? why.passes
          ? `It ${would} shown.`
          : `It ${would.replace('would', 'would not')} shown${why.heldOut ? ': the person is held out' : ''}.`
        : why.reason}
    </p>
  );
}

type GatesProps = {
  why: Extract<Why, { ok: true }>;
  inputs: WhyInputs;
  others: readonly { id: string; name: string }[];
  zone: string;
};

/** All ten, also after the first no: the second reason is the next question. */
function Gates({ why, inputs, others, zone }: GatesProps) {
  const { feature } = useNames();
  const find = (all: readonly { id: string; name: string }[], id: string, otherwise: string) =>
    all.find((one) => one.id === id)?.name ?? otherwise;
  const names = {
    feature,
    survey: (id: string) => find(others, id, 'a survey that is gone'),
    segment: (id: string) => find(inputs.segments, id, 'one that is gone'),
  };
  return (
    <ol class="gates">
      {why.gates.map(({ gate, yes, sentence }) => (
        <li key={gate} class={yes ? 'gate-yes' : 'gate-no'}>
          <Icon name={yes ? 'check' : 'close'} />
          <b>{gateNames[gate]}</b>
          <div>
            <span class="wm-hidden">{yes ? 'Yes: ' : 'No: '}</span>
            {sentence}
            {gate === 'schedule' && why.byZone && ` Their own time is taken to be that of ${zone}.`}
            {gate === 'audience' && why.audience.length > 0 && (
              <WhyAudience branches={why.audience} names={names} />
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Which part of the answer is of then, and which is today's for want of a history. */
function AsOf() {
  return (
    <p class="quiet">
      <b>As of then:</b> what was live and its rules, segments that are conditions, kill switch,
      budget, pages, usage, answers, displays, and the account they acted for.{' '}
      <b>Today’s, because no history of it is kept:</b> traits, who is on lists, which elements
      count as a feature, which browsers are one person, and whether the app requires consent. What
      only the page knew (typing, errors, elements) is taken as favourable.
    </p>
  );
}

/** What really happened, beside what would have. */
function Seen({ item, inputs }: { item: Item; inputs: WhyInputs }) {
  const { workspace } = useCurrent();
  const own = inputs.seen.filter((one) => one.item === item.id);
  if (own.length === 0) return <p class="quiet">Their pages have reported nothing of it.</p>;
  return (
    <details class="changes">
      <summary>What their pages reported of it</summary>
      <ul>
        {own.map(({ at, what }) => (
          <li key={`${at}${what}`}>
            {formatInstant(at, workspace.timezone)}: {what}
          </li>
        ))}
      </ul>
    </details>
  );
}
