/** The picture of the entry pages: a hill in contour lines and a marked trail to its top. Drawn, not loaded. */

/** The picture's own units; it is cut to its frame, never stretched. */
const size = { width: 640, height: 900 } as const;

/** Three hills; where their sum crosses a level, a contour runs. */
const hills = [
  { x: 420, y: 300, r: 250, h: 10 },
  { x: 150, y: 640, r: 210, h: 6.5 },
  { x: 560, y: 820, r: 190, h: 5 },
] as const;

/** Gaussian hills, bent a little so that no contour is a perfect ellipse. */
const heightAt = (x: number, y: number) =>
  hills.reduce((sum, hill) => {
    const d2 = ((x - hill.x) / hill.r) ** 2 + ((y - hill.y) / (hill.r * 0.8)) ** 2;
    return sum + hill.h * Math.exp(-d2 * (1 + 0.12 * Math.sin(x / 61 + y / 83)));
  }, 0);

const step = 16;
type Point = readonly [number, number];

/** Marching squares: the short pieces of one level's line. */
function contour(level: number): string {
  const pieces: string[] = [];
  for (let x = -step; x < size.width; x += step) {
    for (let y = -step; y < size.height; y += step) {
      const crossings = edges(x, y).flatMap(([a, b]) => crossing(a, b, level));
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        pieces.push(`M${crossings[i]?.join(' ')}L${crossings[i + 1]?.join(' ')}`);
      }
    }
  }
  return pieces.join('');
}

/** Sides of a cell in turn, so that crossings pair up along the line. */
const edges = (x: number, y: number): [Point, Point][] => [
  [
    [x, y],
    [x + step, y],
  ],
  [
    [x + step, y],
    [x + step, y + step],
  ],
  [
    [x + step, y + step],
    [x, y + step],
  ],
  [
    [x, y + step],
    [x, y],
  ],
];

/** Where the level cuts a side, by linear interpolation; none where both ends are on one side of it. */
function crossing(a: Point, b: Point, level: number): [string, string][] {
  const [ha, hb] = [heightAt(...a), heightAt(...b)];
  if (ha > level === hb > level) return [];
  const t = (level - ha) / (hb - ha);
  return [[(a[0] + (b[0] - a[0]) * t).toFixed(1), (a[1] + (b[1] - a[1]) * t).toFixed(1)]];
}

/** Close enough to read a slope, far enough not to shimmer at 1x. */
const levels = Array.from({ length: 18 }, (_, i) => 0.5 + i * 0.56);
/** Every fifth is drawn stronger, as surveyors do. Made once at load: 18 levels take two milliseconds. */
const lines = levels.map((level, i) => ({ d: contour(level), index: i % 5 === 0 }));
/** The way up, from the lower left to the highest hill's summit. */
const marks: readonly Point[] = [
  [118, 806],
  [176, 690],
  [268, 606],
  [322, 500],
  [352, 396],
  [420, 300],
];

/** Decoration, hence hidden from readers. */
export function Trail() {
  const path = `M${marks.map((mark) => mark.join(' ')).join('L')}`;
  return (
    <svg
      class="trail"
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {lines.map(({ d, index }) => (
        <path key={d} d={d} class={index ? 'trail-index' : 'trail-line'} />
      ))}
      <path d={path} class="trail-way" />
      {marks.map(([x, y], i) => (
        <path
          key={x}
          class={i === marks.length - 1 ? 'trail-top' : 'trail-mark'}
          d={
            i === marks.length - 1
              ? `M${x} ${y - 17}l15 17-15 17-15-17Z`
              : `M${x} ${y - 8}l7 8-7 8-7-8Z`
          }
        />
      ))}
    </svg>
  );
}
