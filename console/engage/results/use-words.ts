/** A ratio of uses as a sentence: "Detractors used Reports a third as much as promoters". Pure. */
import { roundHalfAway } from '../../../core/metrics/round.ts';
import type { UseRatio } from '../../../core/metrics/use-ratio.ts';
import type { Scale } from '../../../core/model/survey.ts';
import { bandName } from '../../../ui/engage/labels.ts';

/** Words where one is near enough, within six parts of a hundred; a figure otherwise. */
const sizes = [
  [0.1, 'a tenth as much'],
  [0.2, 'a fifth as much'],
  [0.25, 'a quarter as much'],
  [1 / 3, 'a third as much'],
  [0.5, 'half as much'],
  [2 / 3, 'two thirds as much'],
  [0.75, 'three quarters as much'],
  [1, 'about as much'],
  [2, 'twice as much'],
  [3, 'three times as much'],
] as const;

const plainly = (ratio: number) =>
  ratio >= 10 ? `${roundHalfAway(ratio)}` : `${roundHalfAway(ratio, ratio < 1 ? 2 : 1)}`;

function sizeWords(ratio: number): string {
  const near = sizes.find(([size]) => Math.abs(Math.log(ratio / size)) < 0.06);
  return near ? near[1] : `${plainly(ratio)} times as much`;
}

const each = (mean: number) => roundHalfAway(mean, 1).toFixed(1);

/** With its uncertainty, and both means: a ratio of two small numbers is a large number, too. */
export function useWords({ name, low, high, ratio }: UseRatio, scale: Scale): string {
  if (!ratio) return `${name}: not enough people who used it to compare.`;
  const bands = [bandName(scale, 'low'), bandName(scale, 'high').toLowerCase()] as const;
  const isAlike = ratio.low <= 1 && ratio.high >= 1;
  const start = isAlike
    ? `${bands[0]} used ${name} about as much as ${bands[1]}, as far as this tells`
    : `${bands[0]} used ${name} ${sizeWords(ratio.value)} as ${bands[1]}`;
  return `${start}: ${each(low.mean)} uses each in the 30 days before, against ${each(high.mean)} (ratio ${plainly(ratio.value)}, 95\u00a0% interval ${plainly(ratio.low)} to ${plainly(ratio.high)}).`;
}
