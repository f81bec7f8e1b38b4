import type { ComponentChildren } from 'preact';
import { plain } from '../../core/content/variables.ts';
import { readRules } from '../../core/engage/audience-rules.ts';
import type { Definition } from '../../core/model/engagement.ts';
import { audienceWords } from './audience.ts';
import { useEditing } from './editing.ts';
import {
  formatMoment,
  frequencyWords,
  goalWords,
  scheduleWords,
  shareWords,
  triggerWords,
  whereWords,
} from './words.ts';

/** To whom, where, when, how often and what for: the rules as a reader needs them, in the engine's order. */
export function RulesSummary({ definition }: { definition: Definition }) {
  const { names, timezone } = useEditing();
  const { audience, goal, sample, holdout, exempt } = definition;
  const format = (at: string) => formatMoment(at, timezone);
  return (
    <dl class="rules">
      <Rule name="When">{scheduleWords(definition.schedule, format)}</Rule>
      <Rule name="Where">{whereWords(definition.where)}</Rule>
      <Rule name="Audience">
        {audienceWords(audience, names)}
        {readRules(audience) === null && <code>{JSON.stringify(audience)}</code>}
      </Rule>
      <Rule name="Trigger">{triggerWords(definition.trigger, names)}</Rule>
      <Rule name="Share">{shareWords(sample, holdout)}</Rule>
      <Rule name="How often">{frequencyWords(definition.frequency)}</Rule>
      {definition.is === 'survey' && <Again definition={definition} />}
      <Rule name="Goal">{goalWords(goal, names)}</Rule>
      <Rule name="Priority">{definition.priority} of 100</Rule>
      {exempt && <Rule name="Outside the budget">{exempt.reason}</Rule>}
      <Rule name="Title">{plain(definition.title.text)}</Rule>
    </dl>
  );
}

function Again({ definition }: { definition: Extract<Definition, { is: 'survey' }> }) {
  const { resurveyDays, dismissedDays, laterDays } = definition.survey;
  const later = laterDays ? `, ${laterDays} after “ask me later”` : '';
  return (
    <Rule name="Asked again">
      {`${resurveyDays} days after an answer, ${dismissedDays} after a dismissal${later}, at the earliest`}
    </Rule>
  );
}

function Rule({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
