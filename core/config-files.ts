/**
 * What an app publishes and where it lies in the bucket `config`, in the order of writing: what is pointed
 * to first, then the pointer, so that a reader of the pointer never meets a version that is not there.
 */
import type { WidgetConfig } from './model/config.ts';

export type ConfigFile = {
  readonly path: string;
  readonly text: string;
  /** How long a browser or CDN may keep it. */
  readonly seconds: number;
  /** Only the pointer is ever written over; all else is named by its content and being there is success. */
  readonly replace: boolean;
};

const year = 31_536_000;
/** Live pages take up a change within this; they ask again as often. */
export const pointerSeconds = 60;

export const pointerPath = (appKey: string) => `${appKey}/current.json`;
export const engagePath = (appKey: string, version: string) => `${appKey}/engage-${version}.json`;

/** `engage` is what `get_engage_file` answers for the version that the settings point to; null without one. */
export function configFiles(
  appKey: string,
  config: WidgetConfig,
  engage: string | null,
): readonly ConfigFile[] {
  const text = JSON.stringify(config);
  const fixed = { seconds: year, replace: false };
  return [
    ...(config.engage && engage !== null
      ? [{ path: engagePath(appKey, config.engage), text: engage, ...fixed }]
      : []),
    { path: `${appKey}/${config.version}.json`, text, ...fixed },
    { path: pointerPath(appKey), text, seconds: pointerSeconds, replace: true },
  ];
}
