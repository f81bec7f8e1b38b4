/** What the core hands to delivery: everything that happened or was called, in order, with its own time. */
import type { Descriptor } from '../../core/locator/descriptor.ts';
import type { EventKind } from '../../core/model/batch.ts';
import type { Report } from './report.ts';
import type { Context, InitOptions } from './types.ts';

export type View = Window & typeof globalThis;

/** Something happened, to an element as it was then, at this time on this page. */
export type Happening = {
  kind: EventKind;
  at: number;
  path: string;
  seen?: Descriptor | undefined;
};

export type CallName = 'identify' | 'group' | 'track' | 'page' | 'show' | 'reset' | 'consent';
/** The product called. Arguments are checked by delivery, which is where the rules are. */
export type Call = { call: CallName; args: unknown[]; at: number; path: string };

export type Note = Happening | Call;

/** A click that was noted, for whoever wants to see what comes of it. */
export type Click = { event: MouseEvent; target: Element; view: View; happening: Happening };

/** What delivery may ask of the core. */
export type Core = {
  options: InitOptions;
  view: View;
  report: Report;
  /** The same function, whose failures go to the report. Handed over, as all code that both parts need. */
  guard: <A extends unknown[], R>(run: (...args: A) => R) => (...args: A) => R | undefined;
  signal: AbortSignal;
  /** When and where the widget began. */
  began: { at: number; href: string; path: string };
  /** All notes so far, then each as it comes. */
  listen(sink: (note: Note) => void): void;
  /** Listening to the page; off while nothing may be recorded. */
  capture(on: boolean): void;
  /** To a frame's document too, for as long as capture is on. */
  enter(frame: View): void;
  /** Selectors whose text is masked. */
  mask(selectors: readonly string[]): void;
  onClick(watcher: (click: Click) => void): void;
  /** What was last clicked. */
  lastClick(): Descriptor | undefined;
  /** The normalised path of the page. */
  path(): string;
  /** The page has been left: a path set by hand is over. */
  forgetPath(): void;
};

export type Delivery = {
  context(): Omit<Context, 'custom'>;
  /** Sends what is left; the core's signal is aborted next. */
  end(): void;
};
