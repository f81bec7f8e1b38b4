/** `2:30`, `1:02:30` or `-0:30` as milliseconds; null where it is none of them. Pure. */
export function parseOffset(text: string): number | null {
  const [, sign, hours = '0', minutes = '', seconds = ''] =
    /^\s*(-)?(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\s*$/.exec(text) ?? [];
  if (minutes === '') return null;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign && ms > 0 ? -ms : ms;
}
