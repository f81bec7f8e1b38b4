/** What delivery gives to the part that decides and shows, and what that part gives to a renderer. */
import type { EngageEvent } from '../../../core/model/attention.ts';
import type { Condition, Where } from '../../../core/model/audience.ts';
import type { WireEvent } from '../../../core/model/batch.ts';
import type { Anchor } from '../../../core/model/guide.ts';
import type { EngageFile, LiveItem } from '../../../core/model/live.ts';
import type { Theme } from '../../../core/model/theme.ts';
import type { Env } from '../delivery/env.ts';
import type { Told } from '../delivery/identity.ts';
import type { Options } from '../delivery/options.ts';
import type { Facts } from '../delivery/queue/types.ts';
import type { View } from '../notes.ts';
import type { Report } from '../report.ts';

export type LiveHost = {
  readonly view: View;
  readonly signal: AbortSignal;
  readonly report: Report;
  readonly env: Env;
  readonly options: Options;
  who(): Facts;
  told(): Told;
  path(): string;
  /** The file of this version, where it is already on its way. */
  begun(version: string): Promise<Response | undefined> | undefined;
  send(event: EngageEvent): void;
  /** The record that all tabs share; see the queue's store. */
  shelve(change: (was: unknown) => unknown): Promise<boolean>;
  track(name: string): void;
};

export type Live = {
  take(version: string | undefined): void;
  heard(event: WireEvent): void;
  who(): void;
  show(id: string): void;
  /** Erases what this tab keeps of its person. */
  forget(): void;
};

/** Something happened in the page, with the features that it was a use of. */
export type News = WireEvent & { readonly features: readonly string[] };

/** Where a walk stands, or what was answered: survives the page, for as long as the tab lives. */
export type Progress = {
  readonly at?: string;
  readonly past?: readonly string[];
  readonly answers?: Readonly<Record<string, unknown>>;
};

type Said = Omit<EngageEvent, 't' | 'k' | 'i' | 'n' | 'd'>;

/** One display of one item: all that a renderer needs, and all that it may do. */
export type Stage<Item extends LiveItem = LiveItem> = {
  /** In the reader's language, with its variables filled. */
  readonly item: Item;
  readonly language: string;
  /** Whose: what is by chance is the same for them each time. */
  readonly unit: string;
  readonly direction: 'ltr' | 'rtl';
  readonly theme: Theme;
  readonly view: View;
  /** Takes it down. */
  readonly signal: AbortSignal;
  /** What it leads to: the centre lists other items. */
  readonly file: EngageFile;
  /** Shown since; undefined where it was asked for anew. */
  readonly progress: Progress | undefined;
  /** Only its tab or launcher stands; opening it is the person's wish. */
  readonly isTab: boolean;
  readonly report: Report;
  /** The person asked for it. */
  readonly isAsked: boolean;
  keep(progress: Progress): void;
  /** Tasks done, resources read: the person's, whatever the tab or the device. */
  done(): readonly string[];
  /** False where it was done before. */
  mark(key: string): boolean;
  /** Ever, as far as is known: so that a task is not asked for that was done long ago. */
  hasUsed(feature: string): boolean;
  /** Another tab may have done something. */
  onDone(changed: () => void, signal: AbortSignal): void;
  find(anchor: Anchor, signal: AbortSignal, seen: (element: Element | undefined) => void): void;
  holds(condition: Condition | null): boolean;
  isHere(where: Where | null): boolean;
  onNews(heard: (news: News) => void, signal: AbortSignal): void;
  /** The first `step` also tells that it was shown, and after a second in view that it was seen. */
  say(kind: EngageEvent['k'], more?: Said): void;
  /** Tells how it ended, and takes it down unless thanks are still to be read. */
  end(
    kind: 'completed' | 'dismissed' | 'snoozed' | 'timedOut',
    more?: Said & { stay?: true },
  ): void;
  close(): void;
  launch(item: string): void;
  track(name: string): void;
  /** Titles of other items, in the reader's language. */
  titleOf(item: string): string | undefined;
};
export type GuideStage = Stage<Extract<LiveItem, { is: 'guide' }>>;
export type SurveyStage = Stage<Extract<LiveItem, { is: 'survey' }>>;
