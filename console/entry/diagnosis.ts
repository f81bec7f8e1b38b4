/** The install check in words: from what reached `ingest` to what is wrong and how to fix it. */
import type { App, AppStatus } from '../../core/model/workspace.ts';

export type Finding = {
  /** `waiting`: nothing has come at all; `warn`: some is turned away while some arrives. */
  tone: 'good' | 'waiting' | 'warn' | 'wrong';
  title: string;
  fix: string;
  /** Present: one press adds this origin to the allowed ones. */
  allow?: string;
};

type Refusal = AppStatus['refusals'][number];

/** By the reason that `ingest` noted. Each says what happened, why, and the one thing to do. */
const reasons: Readonly<Record<string, (refusal: Refusal, app: App) => Omit<Finding, 'tone'>>> = {
  origin_not_allowed: ({ origin }, app) => ({
    title: `Events from ${origin ?? 'an unknown page'} are turned away`,
    fix: origin
      ? `This address is not among the allowed origins of ${app.name}. If it is yours, allow it.`
      : 'The page sends no origin, as pages opened from a file do. Serve it over http:// or https://.',
    ...(origin ? { allow: origin } : {}),
  }),
  consent_required: () => ({
    title: 'Events without consent are turned away',
    fix: 'This app requires consent. Call waymark.consent(true) once the visitor has agreed, or set consent to “not required” under Settings.',
  }),
  paused: () => ({
    title: 'Capture is switched off',
    fix: 'Switch capture on in this app’s settings; pages notice within a minute.',
  }),
  rate_limited: () => ({
    title: 'Too many events at once',
    fix: 'A tab or the whole app sent more than its limit; the widget tries again later. A loop that clicks or tracks is the usual cause.',
  }),
  too_large: () => ({
    title: 'Batches are too large',
    fix: 'A batch was over 512 KB. Send less in the properties of waymark.track().',
  }),
  bad_batch: () => ({
    title: 'Some batches could not be read',
    fix: 'An old or changed widget sends them. Load waymark.js from the address in the snippet.',
  }),
};

/** A refusal older than this is history: the page may have been fixed since. */
const freshMs = 24 * 3_600_000;

/** Summary first, then what is off by setting, then what was turned away, newest first. */
export function diagnose(status: AppStatus, app: App, now: number): Finding[] {
  const refusals = status.refusals.filter(
    ({ lastAt }) => now - new Date(lastAt).getTime() < freshMs,
  );
  const arrives = status.eventsLastHour > 0;
  const problems = refusals.map((refusal): Finding => {
    const words = reasons[refusal.reason]?.(refusal, app) ?? {
      title: `Batches are turned away: ${refusal.reason}`,
      fix: 'Look into the page’s network log for the full answer.',
    };
    return { tone: arrives ? 'warn' : 'wrong', ...words };
  });
  const off: Finding[] = app.capture ? [] : [{ tone: 'wrong', ...pausedWords(app) }];
  return [summary(status, app, problems.length > 0), ...off, ...problems];
}

/** Not a refusal: with capture off, widgets do not even try. */
const pausedWords = (app: App) => ({
  title: `Capture is switched off for ${app.name}`,
  fix: 'Nothing is recorded until it is switched on under Settings, Apps.',
});

/** One line that is true in any case, so that the page is never empty. */
function summary(status: AppStatus, app: App, refused: boolean): Finding {
  if (status.eventsLastHour > 0) {
    return { tone: 'good', title: 'We see your events', fix: '' };
  }
  if (status.lastEventAt) {
    return {
      tone: 'waiting',
      title: 'Installed, quiet for the last hour',
      fix: 'Events have arrived before. If people use the product now, open it yourself and click something.',
    };
  }
  return {
    tone: 'waiting',
    title: refused ? 'No event was accepted yet' : 'Waiting for the first event',
    fix: refused
      ? 'Your page reaches us, but what it sends is turned away:'
      : `Open ${app.origins[0] === '*' ? 'your product' : (app.origins[0] ?? 'your product')} in a browser without an ad blocker. If nothing comes, look for “waymark” in the page’s console: a content security policy names the line to add.`,
  };
}
