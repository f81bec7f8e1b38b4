/**
 * Where an app's published settings lie in the bucket `config`, in the order of writing: the version first,
 * then the pointer, so that a reader of the pointer never meets a version that is not there.
 */
export type ConfigFile = {
  readonly path: string;
  /** How long a browser or CDN may keep it. */
  readonly seconds: number;
  /** Only the pointer is ever written over; a version is named by its content and being there is success. */
  readonly replace: boolean;
};

export const configFiles = (appKey: string, version: string): readonly ConfigFile[] => [
  { path: `${appKey}/${version}.json`, seconds: 31_536_000, replace: false },
  { path: `${appKey}/current.json`, seconds: 60, replace: true },
];
