/** Calendar days in a time zone: which day a moment falls on, and the moment a day begins. */

/** By formatting in the zone: the platform knows every zone's history, a library here would repeat it. */
export function dayOf(at: string | number, timeZone: string): string {
  // Swedish writes dates as the wire does: 2026-11-23.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(at));
}

/** First moment of the day, as an ISO instant. Two rounds: the zone's offset may change on the way. */
export function startOfDay(day: string, timeZone: string): string {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  let at = wanted;
  for (let round = 0; round < 2; round++) at = wanted - offsetAt(at, timeZone);
  return new Date(at).toISOString();
}

/** What the zone adds to UTC at a moment, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return Date.parse(`${format.format(new Date(at)).replace(' ', 'T')}Z`) - at;
}
