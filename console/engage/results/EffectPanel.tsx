import { effectOf } from '../../../core/metrics/effect.ts';
import { formatPercent } from '../../../core/metrics/rate.ts';
import { roundHalfAway } from '../../../core/metrics/round.ts';
import type { Goal } from '../../../core/model/audience.ts';
import type { GuideResults } from '../../../core/model/results.ts';
import { goalWords } from '../../../ui/engage/words.ts';
import { formatCount, plural } from '../../app/format.ts';
import { formatPoints } from '../../features/adoption-view.ts';
import { useNames } from '../use-names.ts';
import { rateWords } from './rates.ts';

/** The goal twice: who reached it after seeing the guide, which is no effect, and against the holdout, which is. */
export function EffectPanel({ goal, data }: { goal: Goal; data: GuideResults }) {
  const names = useNames();
  const { conversion, effect } = data;
  const reached =
    conversion && rateWords({ numerator: conversion.reached, denominator: conversion.people });
  return (
    <section aria-label="Goal and effect" class="effect">
      <h2>Goal: {goalWords(goal, names)}</h2>
      {reached && (
        <p>
          <b>{reached.figure}</b> of those who got it reached it afterwards ({reached.note}). That
          is not its effect: some would have done so anyway.
        </p>
      )}
      {effect ? (
        <EffectFigures arms={effect} />
      ) : (
        <p class="quiet">Nobody is held out, so its effect cannot be told.</p>
      )}
    </section>
  );
}

const moreWords = (more: number | null) =>
  more === null
    ? ''
    : ` About ${plural(more, 'more eligible person', 'more eligible people')} would tell.`;

/** By intention to treat: everybody eligible, whatever they saw. */
function EffectFigures({ arms }: { arms: NonNullable<GuideResults['effect']> }) {
  const effect = effectOf(arms);
  const waiting =
    arms.waiting > 0
      ? ` ${plural(arms.waiting, 'person', 'people')} more still have time (${plural(arms.days, 'day')} each).`
      : '';
  if (!effect.known) {
    return (
      <p>
        <b>Effect:</b> {effect.reason}
        {moreWords(effect.more)}
        {waiting}
      </p>
    );
  }
  const { uplift, incremental, withinNoise } = effect;
  const signed = (share: number) => `${formatPoints(share)}\u00a0%`;
  const whole = (value: number) => formatCount(roundHalfAway(value));
  return (
    <>
      <p>
        <b>Effect: {formatPoints(uplift.value)} points</b>, 95&nbsp;% interval{' '}
        {formatPoints(uplift.low)} to {formatPoints(uplift.high)}:{' '}
        {withinNoise ? 'within noise, it may have done nothing.' : 'more than chance.'}
        {moreWords(effect.more)}
      </p>
      <p>
        {formatPercent(effect.shown)} with it ({formatCount(arms.shown.people)} people), against{' '}
        {formatPercent(effect.holdout)} of those held out ({formatCount(arms.holdout.people)}).
        Relative to them {signed(effect.relative.value)} ({signed(effect.relative.low)} to{' '}
        {signed(effect.relative.high)}), or {whole(incremental.value)} people more (
        {whole(incremental.low)} to {whole(incremental.high)}).{waiting}
      </p>
    </>
  );
}
