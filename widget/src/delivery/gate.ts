/** Whether the widget may work at all: one decision, asked again whenever one of its reasons changes. */
import type { WidgetConfig } from '../../../core/model/config.ts';
import type { ConsentState } from '../types.ts';

export type Grounds = {
  /** Do Not Track or Global Privacy Control. No setting and no call overrules it. */
  refusedByBrowser: boolean;
  /** What the product said by `consent()`, or an earlier visit remembers. */
  granted: boolean | undefined;
  settings: Pick<WidgetConfig, 'consent' | 'capture'> | undefined;
};

/** `waiting`: in memory only. `off`: the kill switch; what is stored stays. `refused`: it is erased. */
export type Gate = 'waiting' | 'open' | 'off' | 'refused';

export function gateOf({ refusedByBrowser, granted, settings }: Grounds): Gate {
  if (refusedByBrowser || granted === false) return 'refused';
  if (!settings) return 'waiting';
  if (!settings.capture) return 'off';
  return settings.consent === 'none' || granted ? 'open' : 'refused';
}

export function consentOf({ refusedByBrowser, granted, settings }: Grounds): ConsentState {
  if (refusedByBrowser) return 'do-not-track';
  if (granted !== undefined) return granted ? 'granted' : 'denied';
  return settings?.consent === 'none' ? 'not-required' : 'unknown';
}

export function isRefusedByBrowser(navigator: Navigator): boolean {
  // Safe: not in TypeScript's library yet; read as unknown.
  const { globalPrivacyControl } = navigator as { globalPrivacyControl?: unknown };
  return navigator.doNotTrack === '1' || globalPrivacyControl === true;
}
