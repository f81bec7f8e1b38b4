/** The weights as sentences: what each does to what was said. Pure. */
import type { VoiceSettings } from '../../../core/model/voice/settings.ts';
import { plural } from '../../../ui/plural.ts';

type Weights = VoiceSettings['weights'];

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

export const ageWords = ({ halfLifeDays }: Weights): string =>
  `What was said ${plural(halfLifeDays, 'day')} ago counts half as much as what is said today.`;

export const floorWords = ({ floor }: Weights): string =>
  floor === 0
    ? 'In the end it counts for nothing.'
    : `However old, it counts at least ${percent(floor)}.`;

export const factorWords = (which: string, factor: number): string =>
  factor === 1
    ? `An account ${which} counts as any other.`
    : factor === 0
      ? `An account ${which} does not count.`
      : `An account ${which} counts × ${factor}.`;

export const renewalWords = ({ renewalDays }: Weights): string =>
  renewalDays === 0
    ? 'A renewal that is near makes no difference.'
    : `One that renews within ${plural(renewalDays, 'day')} is at risk.`;
