/** Scales as native radio groups: arrow keys move, one Tab stop, each point has a name. */
import { plain } from '../../../core/content/variables.ts';
import { scaleBounds } from '../../../core/metrics/scales.ts';
import type { Phrase } from '../../../core/model/content.ts';
import type { Question } from '../../../core/model/survey.ts';
import type { Words } from '../ui/words.ts';
import { Face, Star, Thumb } from './Icons.tsx';

type Scaled = Extract<Question, { kind: 'scale' | 'rating' }>;
type Props = {
  question: Scaled;
  name: string;
  words: Words;
  value: number | undefined;
  onValue(value: number): void;
};

function pointsOf(question: Scaled): number[] {
  const { least, most } =
    question.kind === 'scale' ? scaleBounds[question.scale] : { least: 1, most: question.points };
  return Array.from({ length: most - least + 1 }, (_, at) => least + at);
}

function lookOf(question: Scaled): string {
  if (question.kind === 'rating') return question.look;
  const { scale } = question;
  if (scale === 'csat3' || scale === 'csat5') return 'faces';
  return scale === 'thumbs' || scale === 'pmf' ? scale : 'numbers';
}

/** What stands at the ends where the team wrote nothing. */
function endsOf(question: Scaled, words: Words): [string, string] {
  const scale = question.kind === 'scale' ? question.scale : '';
  const usual: [string, string] =
    scale === 'nps'
      ? [words.least, words.most]
      : /^(ces|umux)/.test(scale)
        ? [words.disagree, words.agree]
        : [words.poor, words.great];
  const text = (phrase: Phrase | null, otherwise: string) =>
    phrase ? plain(phrase.text) : otherwise;
  return [text(question.low, usual[0]), text(question.high, usual[1])];
}

function Mark({ look, at, of, words }: { look: string; at: number; of: number[]; words: Words }) {
  const least = of[0] ?? 0;
  const share = (at - least) / Math.max(1, of.length - 1);
  if (look === 'faces') return <Face share={share} />;
  if (look === 'stars') return <Star />;
  if (look === 'thumbs') return <Thumb isUp={at === 1} />;
  if (look === 'pmf') return <>{[words.pmf1, words.pmf2, words.pmf3][at - 1]}</>;
  // Its radio button has the name.
  return <span aria-hidden="true">{at}</span>;
}

export function Scale({ question, name, words, value, onValue }: Props) {
  const points = pointsOf(question);
  const look = lookOf(question);
  const [low, high] = endsOf(question, words);
  const hasEnds = look !== 'pmf' && look !== 'thumbs';
  const labelOf = (point: number) => {
    if (look === 'thumbs') return point === 1 ? words.up : words.down;
    if (look === 'pmf') return undefined;
    if (point === points[0]) return `${point}, ${low}`;
    return point === points.at(-1) ? `${point}, ${high}` : String(point);
  };
  const isLit = (point: number) => (look === 'stars' ? point <= (value ?? 0) : point === value);
  return (
    <>
      <div
        class={`scale ${look} n${points.length}`}
        role="radiogroup"
        aria-labelledby={`${name}-t`}
      >
        {points.map((point) => (
          <label key={point} class={isLit(point) ? 'point lit' : 'point'}>
            <input
              class="sr"
              type="radio"
              name={name}
              value={point}
              checked={point === value}
              aria-label={labelOf(point)}
              onChange={() => onValue(point)}
            />
            <Mark look={look} at={point} of={points} words={words} />
          </label>
        ))}
      </div>
      {hasEnds && (
        <div class="ends soft" aria-hidden="true">
          <span>{low}</span>
          <span>{high}</span>
        </div>
      )}
    </>
  );
}
