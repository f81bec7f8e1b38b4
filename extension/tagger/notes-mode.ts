/**
 * Notes on the page: a pin on each element that has one, and a stack at the edge for those of the page as a
 * whole. The page is told where and of which kind; what is written stays in the panel. Pins are small and take
 * only their own presses.
 */
import type { DescribeOptions } from '../../dom/describe.ts';
import { matchesOnPage } from '../../dom/locate.ts';
import { describePage, type PageElement } from '../../dom/page.ts';
import type { Noted, PageEvent, PageNote } from '../messages/page-port.ts';
import { showBar } from './bar.ts';
import { inspect } from './candidate.ts';
import type { Mode, ModeContext } from './mode.ts';
import { type Picker, startPicker } from './picker.ts';
import { type Mark, make, type Stage } from './stage.ts';

type Placed = { note: PageNote; outcome: Noted['outcome']; element: Element | undefined };

const kindNames: Record<PageNote['kind'], string> = {
  ...{ question: 'Question', todo: 'To do', issue: 'Known issue' },
  ...{ changelog: 'Change', owner: 'Owner' },
};
const signs: Record<PageNote['kind'], string> = {
  ...{ question: '?', todo: '✓', issue: '!', changelog: '★', owner: '@' },
};

export function startNotesMode({ stage, signal, describing, tell }: ModeContext): Mode {
  let notes: readonly PageNote[] | undefined;
  let placed: readonly Placed[] = [];
  let picker: Picker | undefined;
  let told: PageEvent | undefined;

  const draw = () => {
    // While somebody points, pins would be in the way of what they point at.
    if (!notes || picker) return;
    const page = describePage(document, describing);
    const next = notes.map((note) => placeNote(page, note));
    const isSame = next.length === placed.length && next.every((one, at) => isAs(one, placed[at]));
    placed = next;
    // Drawn anew at every change of the page, a pin would lose the keyboard.
    if (isSame) return stage.refresh();
    drawPins(stage, placed, (note) => tell({ type: 'opened', note }));
    tell({
      type: 'noted',
      notes: placed.map(({ note, outcome }) => ({ note: note.note, outcome })),
    });
  };

  const again = () => {
    picker?.stop();
    picker = undefined;
    told = undefined;
    placed = [];
    clearPins(stage);
    draw();
  };

  const point = () => {
    picker?.stop();
    clearPins(stage);
    const bar = showBar(stage, 'Point at what the note is about');
    const done = () => {
      bar.remove();
      tell({ type: 'pointing', isOn: false });
    };
    picker = startPicker({
      ...{ stage, describing, signal, onPointer: bar.avoid },
      onLeave() {
        done();
        again();
      },
      onPick(element) {
        done();
        stage.setMarks([markPicked(element, describing, (event) => (told = event))]);
        if (told) tell(told);
      },
    });
    tell({ type: 'pointing', isOn: true });
  };

  return {
    obey(command) {
      if (command.type === 'notes') {
        notes = command.notes;
        draw();
      } else if (command.type === 'point') point();
      else if (command.type === 'walk') picker?.walk(command.to);
      else if (command.type === 'rest') {
        tell({ type: 'pointing', isOn: false });
        stage.root.querySelector('.bar')?.remove();
        again();
      } else if (command.type === 'reveal') reveal(stage, placed, command.tag);
    },
    onChange: () => (picker ? stage.refresh() : draw()),
    recall: () => told,
  };
}

function markPicked(
  element: Element,
  describing: DescribeOptions,
  keep: (event: PageEvent) => void,
): Mark {
  const { candidate } = inspect(element, describing);
  keep({ type: 'picked', candidate });
  return { element, kind: 'picked', label: candidate.label };
}

/** By the same decision as tags: where several fit equally well, none is chosen by guess. */
function placeNote(page: readonly PageElement[], note: PageNote): Placed {
  const { anchor, selector } = note;
  if (!anchor) return { note, outcome: 'found', element: undefined };
  const matches = matchesOnPage(page, { anchors: [anchor], selector });
  const found = matches.filter(({ outcome }) => outcome === 'found');
  const [only] = found;
  if (only && found.length === 1) return { note, outcome: 'found', element: only.element };
  const isAmbiguous = found.length > 1 || matches.length > 0;
  return { note, outcome: isAmbiguous ? 'ambiguous' : 'missing', element: undefined };
}

const isAs = (one: Placed, before: Placed | undefined): boolean =>
  before !== undefined &&
  one.note.note === before.note.note &&
  one.note.kind === before.note.kind &&
  one.outcome === before.outcome &&
  one.element === before.element;

function drawPins(stage: Stage, placed: readonly Placed[], open: (note: string) => void): void {
  const byElement = Map.groupBy(
    placed.filter(({ element }) => element),
    ({ element }) => element,
  );
  const marks = [...byElement].flatMap(([element, all]): Mark[] => {
    const [first] = all;
    if (!element || !first) return [];
    const more = all.length > 1 ? ` ${all.length}` : '';
    const { kind } = first.note;
    const title = all.length > 1 ? `${all.length} notes` : `Note: ${kindNames[kind]}`;
    const press = () => open(first.note.note);
    return [{ element, kind: 'pin', tone: kind, label: signs[kind] + more, press, title }];
  });
  stage.setMarks(marks);
  drawStack(stage, placed, open);
}

/** Notes of the page as a whole, at its edge. */
function drawStack({ root }: Stage, placed: readonly Placed[], open: (note: string) => void) {
  root.querySelector('.page-pins')?.remove();
  const own = placed.filter(({ note }) => !note.anchor);
  if (own.length === 0) return;
  const stack = make('div', 'page-pins');
  for (const { note } of own) {
    const pin = make('button', 'tip pin', signs[note.kind]);
    pin.setAttribute('type', 'button');
    pin.dataset.tone = note.kind;
    pin.setAttribute('aria-label', `Note on this page: ${kindNames[note.kind]}`);
    pin.addEventListener('click', (event) => {
      event.stopPropagation();
      open(note.note);
    });
    stack.append(pin);
  }
  root.append(stack);
}

function clearPins(stage: Stage): void {
  stage.setMarks([]);
  stage.root.querySelector('.page-pins')?.remove();
}

function reveal(stage: Stage, placed: readonly Placed[], id: string): void {
  const element = placed.find(({ note }) => note.note === id)?.element;
  element?.scrollIntoView({ block: 'center', inline: 'nearest' });
  if (element) stage.flash(element);
}
