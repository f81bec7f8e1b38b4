/** The moment of a call within its recording, as an address that opens there. Pure. */

type Opens = (url: URL, seconds: number) => void;

const query =
  (name: string): Opens =>
  (url, seconds) =>
    url.searchParams.set(name, `${seconds}`);

/** By the end of the host's name: services that tell in their help how to link to a moment. */
const services: readonly (readonly [string, Opens])[] = [
  ['youtube.com', query('t')],
  ['youtu.be', query('t')],
  ['loom.com', query('t')],
  ['fathom.video', query('timestamp')],
  ['dailymotion.com', query('start')],
  ['wistia.com', query('wtime')],
];

const isOf = (host: string, service: string) => host === service || host.endsWith(`.${service}`);

/** As notes of calls have it: `t+04:31`, with hours from the first one on. */
export function offsetWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => `${value}`.padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `t+${hours}:${rest}` : `t+${rest}`;
}

/**
 * `recordingOffsetMs` is how long into the call the recording began. Other hosts get a media fragment
 * (W3C), which browsers' own players follow; an address with a fragment of its own is left as it is.
 */
export function momentOf(recording: string, offsetMs: number, recordingOffsetMs: number): string {
  const seconds = Math.max(0, Math.floor((offsetMs - recordingOffsetMs) / 1000));
  if (!URL.canParse(recording)) return recording;
  const url = new URL(recording);
  const open = services.find(([service]) => isOf(url.hostname, service))?.[1];
  if (open) open(url, seconds);
  else if (!url.hash) url.hash = `t=${seconds}`;
  return url.href;
}
