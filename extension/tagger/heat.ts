/** Heat map: uses per recorded element, drawn over the live elements that they were recorded for. */
import type { DescribeOptions } from '../../dom/describe.ts';
import { matchesOnPage } from '../../dom/locate.ts';
import { describePage, type PageElement } from '../../dom/page.ts';
import type { PageCommand } from '../messages/page-port.ts';
import type { Mode, ModeContext } from './mode.ts';
import { type Mark, make, type Stage } from './stage.ts';

type HeatElement = Extract<PageCommand, { type: 'heat' }>['elements'][number];

const whole = new Intl.NumberFormat();
const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });

/** Figures come from the panel, which has the session; the page only looks for their elements. */
export function startHeatMode({ stage, describing, tell }: ModeContext): Mode {
  let recorded: readonly HeatElement[] | undefined;
  const draw = () => recorded && tell({ type: 'heated', ...drawHeat(stage, recorded, describing) });
  return {
    obey(command) {
      if (command.type !== 'heat') return;
      recorded = command.elements;
      draw();
    },
    onChange: draw,
  };
}

function drawHeat(
  stage: Stage,
  recorded: readonly HeatElement[],
  describing: DescribeOptions,
): { drawn: number; missing: number } {
  const page = describePage(document, describing);
  const most = Math.max(1, ...recorded.map((one) => one.uses));
  const found = recorded.map((one) => ({ one, elements: findElements(page, one) }));
  const marks = found.flatMap(({ one, elements }) => marksFor(one, elements, most));
  // The hottest last, so that it lies on top where two overlap.
  stage.setMarks(marks.toSorted((a, b) => (a.heat ?? 0) - (b.heat ?? 0)));
  const drawn = found.filter(({ elements }) => elements.length > 0).length;
  drawLegend(stage, most);
  return { drawn, missing: recorded.length - drawn };
}

/** By hash; where that is gone, by likeness, with the same refusal as everywhere. */
function findElements(page: readonly PageElement[], one: HeatElement): Element[] {
  const exact = page.filter((other) => other.hash === one.hash);
  if (exact.length > 0 || !one.descriptor) return exact.map((other) => other.element);
  const rule = { anchors: [{ hash: one.hash, descriptor: one.descriptor }], selector: null };
  const similar = matchesOnPage(page, rule).filter((match) => match.outcome === 'found');
  return similar.map((match) => match.element);
}

/** The figure belongs to all of them together, so it is written once; the others are only tinted. */
function marksFor(one: HeatElement, elements: readonly Element[], most: number): Mark[] {
  // A square root keeps the small ones visible beside one that is used a hundred times as often.
  const heat = Math.sqrt(one.uses / most);
  const [first, ...others] = elements;
  if (!first) return [];
  const note = others.length > 0 ? `in ${elements.length} places` : '';
  const label = one.uses < 10_000 ? whole.format(one.uses) : short.format(one.uses);
  return [
    { element: first, kind: 'heat', heat, label, ...(note ? { note } : {}) },
    ...others.map((element): Mark => ({ element, kind: 'heat', heat })),
  ];
}

/** The scale ends at the most used element of this page, not of the product. */
function drawLegend({ root }: Stage, most: number): void {
  root.querySelector('.legend')?.remove();
  const legend = make('div', 'legend');
  legend.append(
    make('b', '', 'Uses'),
    make('span', '', '0'),
    make('span', 'ramp'),
    make('span', '', whole.format(most)),
  );
  root.append(legend);
}
