/** The attention budget in sentences: what a person will meet, not what a field is called. Pure. */
import { type Budget, defaultBudget } from '../../../core/model/engagement.ts';
import { plural } from '../../app/format.ts';

/** Whole days read as days; the window is still counted in hours. */
export function hoursWords(hours: number): string {
  return hours % 24 === 0 ? plural(hours / 24, 'day') : plural(hours, 'hour');
}

const secondsWords = (seconds: number) =>
  seconds % 60 === 0 ? plural(seconds / 60, 'minute') : plural(seconds, 'second');

export function interruptionWords({ interruptions, hours }: Budget): string {
  if (interruptions === 0) return 'Nobody is interrupted, ever.';
  const often = interruptions === 1 ? 'one interruption' : `${interruptions} interruptions`;
  const span = hours === 24 ? 'a day' : `in ${hoursWords(hours)}`;
  return `At most ${often} ${span}, in whichever app and on whichever device.`;
}

export const surveyWords = ({ surveyDays }: Budget): string =>
  surveyDays === 0
    ? 'Surveys may follow each other.'
    : `After a survey, no other survey for ${plural(surveyDays, 'day')}, answered or not.`;

export const restWords = ({ afterSurveyHours }: Budget): string =>
  afterSurveyHours === 0
    ? 'After a survey, a guide may interrupt at once.'
    : `After a survey, nothing else interrupts for ${hoursWords(afterSurveyHours)}.`;

export const calmWords = ({ calmSeconds }: Budget): string =>
  `${
    calmSeconds === 0
      ? 'An error or a rage click changes nothing'
      : `After an error or a rage click, nothing for ${secondsWords(calmSeconds)}`
  }; while somebody types, never.`;

/** A budget in which more is allowed than before in any way: what that would show was never tried. */
export function isLooser(after: Budget, before: Budget): boolean {
  return (
    after.interruptions > before.interruptions ||
    after.hours < before.hours ||
    after.surveyDays < before.surveyDays ||
    after.afterSurveyHours < before.afterSurveyHours
  );
}

export const isDefault = (budget: Budget): boolean =>
  JSON.stringify(Object.entries(budget).sort()) ===
  JSON.stringify(Object.entries(defaultBudget).sort());
