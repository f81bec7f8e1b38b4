/** Where an answer leads: the first route that holds is taken, else the next question. */
import { plain } from '../../core/content/variables.ts';
import {
  type Band,
  band,
  type Question,
  type Route,
  type Survey,
} from '../../core/model/survey.ts';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { Input } from '../Input.tsx';
import { type Option, Select } from '../Select.tsx';
import { bandName } from './labels.ts';

type Test = Route['when']['test'];

type Props = { survey: Survey; question: Question; onRoutes: (routes: Route[]) => void };

/** What can be asked of an answer of this kind. */
function testsOf({ kind }: Question): readonly Test[] {
  if (kind === 'scale') return ['band', 'atLeast', 'atMost', 'skipped', 'always'];
  if (kind === 'rating') return ['atLeast', 'atMost', 'skipped', 'always'];
  if (kind === 'single' || kind === 'multiple') return ['chose', 'skipped', 'always'];
  return ['skipped', 'always'];
}

const testNames: Readonly<Record<Test, string>> = {
  band: 'The score is among',
  atLeast: 'It is at least',
  atMost: 'It is at most',
  chose: 'Chosen was',
  skipped: 'It was skipped',
  always: 'In any case',
};

function whenOf(test: Test, question: Question): Route['when'] {
  if (test === 'band') return { test, band: 'low' };
  if (test === 'atLeast' || test === 'atMost') return { test, value: 3 };
  if (test !== 'chose') return { test };
  const choices = 'choices' in question ? question.choices : [];
  return { test, choice: choices[0]?.key ?? '' };
}

export function RouteFields({ survey, question, onRoutes }: Props) {
  const { routes } = question;
  const targets = targetsOf(survey, question);
  const add = () => {
    const [test = 'always'] = testsOf(question);
    onRoutes([...routes, { when: whenOf(test, question), to: targets[0]?.value ?? 'end' }]);
  };
  return (
    <>
      {routes.map((route, i) => (
        <div key={`${i}`} class="rule-row">
          <div class="rule-parts">
            <WhenParts
              {...{ question, route }}
              number={i + 1}
              onWhen={(when) => onRoutes(routes.toSpliced(i, 1, { ...route, when }))}
            />
            <span>→</span>
            <Select
              aria-label={`Branch ${i + 1}: goes to`}
              value={route.to}
              options={targets}
              onValue={(to) => onRoutes(routes.toSpliced(i, 1, { ...route, to }))}
            />
          </div>
          <IconButton
            small
            icon="close"
            label={`Remove branch ${i + 1}`}
            onClick={() => onRoutes(routes.toSpliced(i, 1))}
          />
        </div>
      ))}
      {routes.length < 10 && (
        <div class="add-row">
          <Button small variant="quiet" icon="plus" onClick={add}>
            {routes.length ? 'Another branch' : 'Branch by the answer'}
          </Button>
        </div>
      )}
    </>
  );
}

/** Onwards only: a survey that leads back would never end. */
function targetsOf({ questions }: Survey, question: Question): Option[] {
  const after = questions.slice(questions.indexOf(question) + 1);
  const name = ({ title }: Question) => plain(title.text).slice(0, 60) || 'without words';
  return [
    ...after.map((one) => ({
      value: one.key,
      label: `${questions.indexOf(one) + 1}. ${name(one)}`,
    })),
    { value: 'end', label: 'The thanks' },
  ];
}

type WhenProps = {
  question: Question;
  route: Route;
  number: number;
  onWhen: (when: Route['when']) => void;
};

function WhenParts({ question, route: { when }, number, onWhen }: WhenProps) {
  const tests = testsOf(question).map((value) => ({ value, label: testNames[value] }));
  const name = `Branch ${number}`;
  return (
    <>
      <Select
        aria-label={`${name}: if`}
        value={when.test}
        options={tests}
        onValue={(test) => onWhen(whenOf(test, question))}
      />
      {when.test === 'band' && (
        <Select<Band>
          aria-label={`${name}: band`}
          value={when.band}
          options={band.options.map((value) => ({
            value,
            label: bandName(question.kind === 'scale' ? question.scale : null, value),
          }))}
          onValue={(next) => onWhen({ test: 'band', band: next })}
        />
      )}
      {(when.test === 'atLeast' || when.test === 'atMost') && (
        <Input
          aria-label={`${name}: value`}
          type="number"
          min={0}
          max={10}
          value={when.value}
          onText={(text) => text !== '' && onWhen({ ...when, value: Number(text) })}
        />
      )}
      {when.test === 'chose' && 'choices' in question && (
        <Select
          aria-label={`${name}: choice`}
          value={when.choice}
          options={question.choices.map(({ key, label }) => ({
            value: key,
            label: plain(label.text) || key,
          }))}
          onValue={(choice) => onWhen({ test: 'chose', choice })}
        />
      )}
    </>
  );
}
