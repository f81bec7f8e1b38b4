/**
 * Line charts as one SVG of panels: no script, readable on white and on black (the reader's colour scheme
 * decides), so that it can stand in a README. Knows nothing of locators.
 */
export type Axis = {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
};
export type Spot = { readonly x: number; readonly y: number };
export type Mark = Spot & { readonly label: string; readonly isMain?: boolean };
export type Line = {
  readonly style: Style;
  readonly points: readonly Spot[];
  readonly marks?: readonly Mark[];
};
export type Style = 'main' | 'dashed' | 'other';
export type Panel = {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
  /** Where its curves leave room for words. */
  readonly words: 'above' | 'below';
};
export type Legend = readonly { readonly style: Style; readonly label: string }[];

const [plotWidth, plotHeight] = [330, 200];
const [left, top] = [62, 96];
const [stepX, stepY] = [plotWidth + 74, plotHeight + 92];

/** Two schemes, each with at least 4.5:1 for text on its ground. */
const css = `
  text { font: 12px system-ui, sans-serif; fill: #3d4450; }
  .title { font-weight: 600; font-size: 14px; fill: #14181f; }
  .grid { stroke: #e3e6ea; } .frame { stroke: #9aa2ad; fill: none; } .ground { fill: #ffffff; }
  .line { fill: none; stroke-width: 2; stroke-linejoin: round; }
  .main { stroke: #2456d6; } .dashed { stroke: #2456d6; stroke-dasharray: 5 4; stroke-width: 1.5; }
  .other { stroke: #b3541e; }
  .dot.main { fill: #2456d6; } .dot.other { fill: #b3541e; } .dot { stroke: none; }
  .ring { fill: #ffffff; stroke-width: 2.5; stroke: #2456d6; }
  .label { font-weight: 600; paint-order: stroke; stroke: #ffffff; stroke-width: 3px; }
  @media (prefers-color-scheme: dark) {
    text { fill: #b6bec9; } .title { fill: #eef1f5; }
    .grid { stroke: #2b313a; } .frame { stroke: #6b7480; } .ground { fill: #14181f; }
    .main, .dashed { stroke: #8fb0ff; } .dot.main { fill: #8fb0ff; }
    .other { stroke: #f0a36b; } .dot.other { fill: #f0a36b; }
    .ring { fill: #14181f; stroke: #8fb0ff; } .label { stroke: #14181f; }
  }`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const round = (value: number) => Math.round(value * 10) / 10;

function scale({ from, to }: Axis, length: number, isUp = false): (value: number) => number {
  return (value) => {
    const share = (value - from) / (to - from);
    return round(length * (isUp ? 1 - share : share));
  };
}

type Scales = { readonly x: (value: number) => number; readonly y: (value: number) => number };

/** Lines may leave the panel and are cut there; a mark outside of it would point at nothing. */
const isInside = ({ x, y }: Panel, spot: Spot) =>
  spot.x >= x.from && spot.x <= x.to && spot.y >= y.from && spot.y <= y.to;

/** Right of the mark, but left of it near the right edge; never out of the panel. */
function drawMark(mark: Mark, style: Style, at: Scales, words: Panel['words']): string {
  const [x, y] = [at.x(mark.x), at.y(mark.y)];
  const dot = mark.isMain
    ? `<circle class="ring" cx="${x}" cy="${y}" r="5"/>`
    : `<circle class="dot ${style}" cx="${x}" cy="${y}" r="3"/>`;
  const [dx, anchor] = x > plotWidth - 90 ? [-9, 'end'] : [9, 'start'];
  const isAbove = y > 20 && (words === 'above' || y > plotHeight - 20);
  const kind = mark.isMain ? 'label' : 'small';
  return `${dot}<text class="${kind}" x="${x + dx}" y="${y + (isAbove ? -8 : 17)}" text-anchor="${anchor}">${escaped(mark.label)}</text>`;
}

function drawLine(panel: Panel, { style, points, marks = [] }: Line, at: Scales): string {
  const path = points.map(({ x, y }) => `${at.x(x)},${at.y(y)}`).join(' ');
  const shown = marks.filter((mark) => isInside(panel, mark));
  return `<polyline class="line ${style}" clip-path="url(#plot)" points="${path}"/>${shown
    .map((mark) => drawMark(mark, style, at, panel.words))
    .join('')}`;
}

function drawAxes({ title, x, y }: Panel, at: Scales): string {
  const columns = x.ticks.map(
    (tick) =>
      `<line class="grid" x1="${at.x(tick)}" x2="${at.x(tick)}" y2="${plotHeight}"/><text x="${at.x(tick)}" y="${plotHeight + 18}" text-anchor="middle">${tick}</text>`,
  );
  const rows = y.ticks.map(
    (tick) =>
      `<line class="grid" y1="${at.y(tick)}" y2="${at.y(tick)}" x2="${plotWidth}"/><text x="-8" y="${at.y(tick) + 4}" text-anchor="end">${tick}</text>`,
  );
  const middle = plotHeight / 2;
  return `<text class="title" y="-12">${escaped(title)}</text>${columns.join('')}${rows.join('')}
    <rect class="frame" width="${plotWidth}" height="${plotHeight}"/>
    <text x="${plotWidth / 2}" y="${plotHeight + 38}" text-anchor="middle">${escaped(x.label)}</text>
    <text transform="translate(-42 ${middle}) rotate(-90)" text-anchor="middle">${escaped(y.label)}</text>`;
}

function drawPanel(panel: Panel, index: number, perRow: number): string {
  const at = { x: scale(panel.x, plotWidth), y: scale(panel.y, plotHeight, true) };
  const [x, y] = [left + (index % perRow) * stepX, top + Math.floor(index / perRow) * stepY];
  // What matters most is drawn last, on top.
  const order: readonly Style[] = ['other', 'dashed', 'main'];
  const lines = panel.lines.toSorted((a, b) => order.indexOf(a.style) - order.indexOf(b.style));
  return `<g transform="translate(${x} ${y})">${drawAxes(panel, at)}${lines
    .map((line) => drawLine(panel, line, at))
    .join('')}</g>`;
}

function drawLegend(legend: Legend): string {
  const wide = legend.map(({ label }) => 62 + label.length * 6.6);
  const starts = wide.map((_, i) => wide.slice(0, i).reduce((sum, width) => sum + width, left));
  return legend
    .map(({ style, label }, i) => {
      const x = round(starts[i] ?? left);
      return `<line class="line ${style}" x1="${x}" x2="${x + 26}" y1="50" y2="50"/><text x="${x + 33}" y="54">${escaped(label)}</text>`;
    })
    .join('');
}

export function drawChart(
  title: string,
  panels: readonly Panel[],
  legend: Legend,
  perRow = 2,
): string {
  const width = left + perRow * stepX - 40;
  const height = top + Math.ceil(panels.length / perRow) * stepY - 34;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title).replaceAll('"', '&quot;')}">
<style>${css}</style>
<defs><clipPath id="plot"><rect width="${plotWidth}" height="${plotHeight}"/></clipPath></defs>
<rect class="ground" width="${width}" height="${height}" rx="8"/>
<text class="title" x="${left}" y="30" style="font-size:16px">${escaped(title)}</text>
${drawLegend(legend)}
${panels.map((panel, i) => drawPanel(panel, i, perRow)).join('\n')}
</svg>
`;
}
