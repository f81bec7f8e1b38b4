/** Contour lines with one waymark on the summit: the ornament of empty screens and of the sign-in page. */
export function Contours({ rings = 6 }: { rings?: number }) {
  const paths = Array.from({ length: rings }, (_, i) => ring((i + 1) / rings));
  return (
    <svg class="wm-contours" viewBox="0 0 320 120" aria-hidden="true" focusable="false">
      {paths.map((d) => (
        <path key={d} d={d} />
      ))}
      <path class="wm-contours-mark" d="M168 44 176 53 168 62 160 53Z" />
    </svg>
  );
}

/** A closed, gently bent ring around the summit; three sines are enough to look surveyed. */
function ring(scale: number): string {
  const points = Array.from({ length: 48 }, (_, i) => {
    const a = (i / 48) * Math.PI * 2;
    const r = scale * (1 + 0.12 * Math.sin(2 * a + 0.6) + 0.07 * Math.sin(3 * a + scale * 3));
    const x = 168 + Math.cos(a) * r * 148 - (1 - scale) * 6;
    return `${x.toFixed(1)} ${(53 + Math.sin(a) * r * 58 + (1 - scale) * 4).toFixed(1)}`;
  });
  return `M${points.join('L')}Z`;
}
