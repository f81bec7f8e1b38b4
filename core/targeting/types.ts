/**
 * What the engine is asked about. Plain types: the records themselves are core/model/{live,attention}.ts, and
 * the widget takes in none of their schemas.
 */
import type { LedgerEntry, PersonState } from '../model/attention.ts';
import type { Budget } from '../model/engagement.ts';
import type { LiveItem } from '../model/live.ts';
import type { Surroundings } from './condition.ts';
import type { Place } from './url-rule.ts';

export type Ledger = readonly LedgerEntry[];
export type Facts = NonNullable<PersonState['facts']>;

export type Person = {
  /** What is hashed: the known id, else the device's. */
  readonly unit: string;
  readonly known: boolean;
  /** BCP 47, as the page shows it. */
  readonly language: string;
  readonly device: 'desktop' | 'tablet' | 'phone';
  /** The browser's own zone, IANA. */
  readonly zone: string;
  /** The server's, with what the page was told itself. Null: neither knows anything. */
  readonly facts: Facts | null;
};

export type Context = Place &
  Pick<Surroundings, 'saved' | 'groups'> & {
    /** The app's kill switch. */
    readonly halted: boolean;
    /** Given, or not required. */
    readonly consented: boolean;
    readonly budget: Budget;
    /** An interruption stands on the page. */
    readonly busy: boolean;
    readonly typing: boolean;
    /** When the last error or rage click was. */
    readonly troubleAt: number | null;
    /** The item that the person asked for: it interrupts nobody. */
    readonly asked?: string;
    /** Whether an item's trigger has fired. Left out: triggers are not asked about, as in "why". */
    readonly isDue?: (item: LiveItem) => boolean;
    /** Whether its element is there and visible. Left out: nobody can know. */
    readonly isPresent?: (item: LiveItem) => boolean;
  };

export const gates = [
  'kill',
  'consent',
  'schedule',
  'url',
  'audience',
  'experiment',
  'frequency',
  'budget',
  'priority',
  'element',
] as const;
export type Gate = (typeof gates)[number];

/** Why a gate says no. Sentences: sentences.ts, which the widget leaves out. */
export type No =
  | 'halted'
  | 'noConsent'
  | 'notYet'
  | 'over'
  | 'hours'
  | 'page'
  | 'onlyAsked'
  | 'notDue'
  | 'audience'
  | 'badCondition'
  | 'notSampled'
  | 'notTurn'
  | 'heldOut'
  | 'once'
  | 'snoozed'
  | 'interacted'
  | 'completed'
  | 'tooSoon'
  | 'oftenEnough'
  | 'answered'
  | 'dismissed'
  | 'busy'
  | 'typing'
  | 'trouble'
  | 'interruptions'
  | 'afterSurvey'
  | 'survey'
  | 'outranked'
  | 'noElement';

/** Of one item, as the page needs it. */
export type Verdict = {
  readonly item: LiveItem;
  /** The first no; null: all gates that ask about it alone said yes. */
  readonly no: No | null;
  /** Null: not eligible, so not counted in either arm. */
  readonly arm: 'show' | 'holdout' | null;
  /** What the budget would have refused, had the item no exception. To be logged. */
  readonly exempted: No | null;
};

export type Answer = {
  readonly gate: Gate;
  /** Null: yes. */
  readonly no: No | null;
  readonly exempted?: No;
  /** What comes first instead: its id. */
  readonly rival?: string;
};
