import { phrasesOf } from '../../../core/content/translate.ts';
import { plain } from '../../../core/content/variables.ts';
import { formatPercent } from '../../../core/metrics/rate.ts';
import type { Item } from '../../../core/model/engagement.ts';
import type { GuideResults } from '../../../core/model/results.ts';
import { Table } from '../../../ui/Table.tsx';
import type { Column } from '../../../ui/table-model.ts';
import { formatCount, plural } from '../../app/format.ts';
import { CsvButton } from './CsvButton.tsx';
import { Part } from './Part.tsx';

type Step = GuideResults['steps'][number];

/** Who saw each step, who went on and where to, and what was pressed. */
export function Steps({ item, data }: { item: Item; data: GuideResults }) {
  const name = stepNames(item);
  return (
    <Part
      title={data.steps.length === 1 ? 'The one step' : 'Steps'}
      action={<StepsCsv item={item} data={data} name={name} />}
    >
      <Table
        caption="Steps"
        columns={columns(name)}
        rows={data.steps}
        rowKey={({ step }) => step}
      />
      {data.clicks.length > 0 && (
        <ul class="clicks">
          {data.clicks.map(({ step, target, people, clicks }) => (
            <li key={`${step}${target}`}>
              <b>{buttonName(item, target)}</b> in {name(step)}:{' '}
              {plural(people, 'person', 'people')}, {plural(clicks, 'click')}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

type CsvProps = { item: Item; data: GuideResults; name: (key: string) => string };

/** A row for each step and each way on; what was pressed in a step under it. */
function StepsCsv({ item, data, name }: CsvProps) {
  const rows = () =>
    data.steps.flatMap(({ step, seen, missing, seconds, onward }) => [
      [step, name(step), 'step', null, seen, missing, seconds, null],
      ...onward.map(({ to, people }) => [step, name(step), 'onward', to, people, null, null, null]),
      ...data.clicks
        .filter((click) => click.step === step)
        .map(({ target, people, clicks }) => {
          return [step, name(step), 'click', target, people, null, null, clicks];
        }),
    ]);
  const head = ['step', 'name', 'row', 'to', 'people', 'missing', 'median_seconds', 'clicks'];
  return <CsvButton item={item.name} table="steps" head={head} rows={rows} />;
}

/** By its first words; a step of an older version keeps its key. */
function stepNames({ definition }: Item) {
  const steps = definition.is === 'guide' ? definition.guide.steps : [];
  return (key: string): string => {
    const at = steps.findIndex((step) => step.key === key);
    const [first] = phrasesOf(steps[at]?.content ?? []);
    if (at < 0) return key === 'end' ? 'the end' : key;
    return `${at + 1}. ${first ? plain(first.text) : key}`;
  };
}

function buttonName({ definition }: Item, key: string): string {
  const blocks = definition.is === 'guide' ? definition.guide.steps.flatMap((s) => s.content) : [];
  const buttons = blocks.flatMap((block) => (block.block === 'buttons' ? block.buttons : []));
  const found = buttons.find((button) => button.key === key);
  return found ? plain(found.label.text) : key;
}

/** Drop-off is of those who saw the step (definitions 11); with branches, of all ways on together. */
function dropOff({ seen, onward }: Step): string {
  const went = onward.reduce((sum, { people }) => sum + people, 0);
  return seen === 0 || onward.length === 0 ? '–' : formatPercent(Math.max(0, 1 - went / seen));
}

const columns = (name: (key: string) => string): Column<Step>[] => [
  { id: 'step', header: 'Step', span: true, cell: ({ step }) => <b>{name(step)}</b> },
  { id: 'seen', header: 'Got it', end: true, cell: ({ seen }) => formatCount(seen) },
  {
    id: 'onward',
    header: 'Went on to',
    cell: ({ onward }) =>
      onward.length
        ? onward.map(({ to, people }) => `${name(to)}: ${formatCount(people)}`).join('; ')
        : '–',
  },
  { id: 'drop', header: 'Dropped off', end: true, cell: dropOff },
  {
    id: 'missing',
    header: 'Element missing',
    hint: 'People for whom the step was skipped, because its element did not come within 5 s',
    end: true,
    cell: ({ missing }) => formatCount(missing),
  },
  {
    id: 'seconds',
    header: 'Median time',
    hint: 'From a step to the next; five minutes at most for each',
    end: true,
    cell: ({ seconds }) => (seconds === null ? '–' : `${Math.round(seconds)} s`),
  },
];
