/** Rounding for readers: half away from zero (definitions 0), on the last step only. */
export function roundHalfAway(value: number, decimals = 0): number {
  // 1.005 * 100 is 100.49999999999999. Shifting the decimal point in the text keeps the half a half.
  const shifted = Math.round(Number(`${Math.abs(value)}e${decimals}`));
  const rounded = Number(`${shifted}e${-decimals}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}
