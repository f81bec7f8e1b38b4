import type { ComponentChildren } from 'preact';
import type { TagHealth } from '../core/model/tag-health.ts';

type Props = Pick<TagHealth, 'figures'> & {
  sighting?: TagHealth['sighting'] | undefined;
  lastUse?: string | null | undefined;
  when: (at: string) => string;
};

const whole = new Intl.NumberFormat();
const tenths = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** Below one in ten thousand the digits say nothing more. */
export const chanceWords = (p: number) =>
  p < 0.0001 ? '< 0.0001' : p.toFixed(p < 0.01 ? 4 : p < 0.1 ? 3 : 2);

/** 36 hours read as hours, 168 as a week's worth of days. */
const spanWords = (hours: number) =>
  hours % 24 === 0 && hours > 48
    ? `${hours / 24} days`
    : `${hours} ${hours === 1 ? 'hour' : 'hours'}`;

const seenWords = { found: 'found it', ambiguous: 'could not tell it apart', missing: 'missed it' };

/** The figures behind a health, for those who want to judge for themselves. Nothing where there are none. */
export function HealthWhy({ figures, sighting, lastUse, when }: Props) {
  if (!figures && !sighting && !lastUse) return null;
  return (
    <details class="wm-why">
      <summary>Why</summary>
      <dl>
        {figures && (
          <>
            <Entry name="Observed">{whole.format(figures.observed)} uses</Entry>
            <Entry name="Expected">{tenths.format(figures.expected)} uses</Entry>
            <Entry name="Window">
              {spanWords(figures.hours)} until {when(figures.until)}
            </Entry>
            <Entry name="Chance when healthy">p {chanceWords(figures.pValue)}</Entry>
            {figures.places !== null && (
              <Entry name="Places">
                {whole.format(figures.places)}, {whole.format(figures.placesBefore ?? 0)} the week
                before
              </Entry>
            )}
          </>
        )}
        {lastUse && <Entry name="Last use">{when(lastUse)}</Entry>}
        {sighting && (
          <Entry name="Staff’s pages">
            {seenWords[sighting.outcome]} on {sighting.path}, {when(sighting.at)}
          </Entry>
        )}
      </dl>
    </details>
  );
}

function Entry({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
