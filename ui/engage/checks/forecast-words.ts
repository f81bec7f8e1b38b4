/** A forecast in words: figures with their interval, what it was counted on, and what it cannot know. Pure. */
import type { Estimate, Forecast } from '../../../core/engage/forecast.ts';
import type { Definition } from '../../../core/model/engagement.ts';
import type { ForecastInputs } from '../../../core/model/forecast.ts';
import type { No } from '../../../core/targeting/types.ts';

const format = new Intl.NumberFormat('en');
export const count = (n: number) => format.format(n);

/** "1,240 (1,180 to 1,300)"; all were counted where both ends are one. */
export function estimate({ count: n, low, high }: Estimate): string {
  return low === high ? count(n) : `${count(n)} (${count(low)} to ${count(high)})`;
}

export function basis({ sample, population }: Forecast): string {
  const people = population === 1 ? 'the one person' : `all ${count(population)} people`;
  if (sample === population) return `Counted on ${people} of the last seven days.`;
  return `Counted on a sample of ${count(sample)} of ${count(population)} people of the last seven days, and scaled up; in brackets, where the figure lies in 95 of 100 such samples.`;
}

/** Why most did not get it, to be read after "1,200 people:". */
const stops: Partial<Record<No, string>> = {
  hours: 'were there outside of its hours',
  page: 'were on none of its pages',
  onlyAsked: 'would have had to ask for it',
  notDue: 'did nothing that sets it off',
  badCondition: 'cannot be decided about: its audience has a fault',
  audience: 'are not in its audience',
  notSampled: 'are not in its sample',
  notTurn: 'do not have their turn in this wave',
  heldOut: 'are held out, so that its effect can be told',
  once: 'have had it before',
  snoozed: 'asked to be reminded later',
  interacted: 'have used or closed it before',
  completed: 'have completed it before',
  tooSoon: 'had it too recently',
  oftenEnough: 'have had it often enough',
  answered: 'answered it recently',
  dismissed: 'dismissed it recently',
  trouble: 'had just met an error or clicked in anger',
  afterSurvey: 'had a survey just before',
  survey: 'had another survey recently',
  interruptions: 'had no attention to spare: the budget was used up',
  outranked: 'got something more important instead',
};

export const stopWords = (no: No): string => stops[no] ?? 'did not get it';

const names = (value: unknown): string => JSON.stringify(value);

/** What no recording can tell, said where this draft depends on it. */
export function caveats(definition: Definition, inputs: ForecastInputs): string[] {
  const { audience, where, trigger, schedule, frequency } = definition;
  const asked = names(audience);
  const rules = [...where.include, ...where.exclude];
  const isOnAddress = rules.some((rule) => rule.kind === 'query' || rule.value.includes('://'));
  const isShort =
    inputs.recordedSince === null || Date.parse(inputs.recordedSince) > Date.parse(inputs.since);
  return [
    isShort && 'This app has sent events for less than seven days: a whole week will be more.',
    inputs.halted && 'The kill switch of this app is on: nothing is shown until it is off.',
    /"(device|language)"/.test(asked) &&
      'Devices and languages are not recorded: everybody is taken to be on a computer, in its default language.',
    isOnAddress &&
      'Only paths are recorded: rules about hosts and query parameters match nothing here.',
    trigger.on === 'exit' &&
      'When the pointer leaves is not recorded: every page counts as left that way.',
    schedule.hours !== null && schedule.zone === 'visitor' && `Hours are taken in ${inputs.zone}.`,
    (schedule.from !== null || schedule.until !== null) &&
      'Its start and end are left out: this is a whole week of it.',
    frequency.kind === 'untilCompleted' &&
      'Everybody is taken to close it: who completes it gets it less.',
    'Its element is taken to be there, and nobody to be typing.',
  ].filter((one) => one !== false);
}
