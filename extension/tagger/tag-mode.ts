/** Tag mode as a whole: picking, and then what was picked, outlined with all that is one with it. */
import { parentOf } from '../../dom/tree.ts';
import type { PageEvent } from '../messages/page-port.ts';
import { type Bar, showBar } from './bar.ts';
import { inspect } from './candidate.ts';
import type { Mode, ModeContext } from './mode.ts';
import { type Picker, startPicker, type Walk } from './picker.ts';
import { select } from './selecting.ts';
import type { Mark } from './stage.ts';

/** More outlines than this hide the page; the count is in the panel. */
const mostOutlines = 200;

type Picked = { readonly element: Element; readonly label: string; readonly same: Element[] };

function marksOf(picked: Picked | undefined, others: readonly Element[]): Mark[] {
  const rest = others.filter((one) => one !== picked?.element).slice(0, mostOutlines);
  return [
    ...rest.map((element): Mark => ({ element, kind: 'same' })),
    ...(picked ? [{ element: picked.element, kind: 'picked', label: picked.label } as const] : []),
  ];
}

export function startTagMode({ stage, signal, describing, tell, leave }: ModeContext): Mode {
  let picked: Picked | undefined;
  let told: PageEvent | undefined;
  /** What the panel is writing; '' while the element is recognised by its signs. */
  let selector = '';

  const bar: Bar = showBar(stage);
  let picker: Picker | undefined;

  /** Looks at the whole page, so it runs once for each pick and not while the pointer moves. */
  const show = (element: Element) => {
    picker?.stop();
    picker = undefined;
    bar.remove();
    const { candidate, same } = inspect(element, describing);
    picked = { element, label: candidate.label, same: [...same] };
    stage.setMarks(marksOf(picked, same));
    told = { type: 'picked', candidate };
    tell(told);
    if (selector) grade();
  };

  /** Outlines what the selector matches, beside the element that it is meant for. */
  const grade = () => {
    const { graded, elements } = select(selector, picked?.element, describing);
    stage.setMarks(marksOf(picked, elements));
    tell({ type: 'graded', graded });
  };

  const write = (next: string) => {
    selector = next;
    if (selector) grade();
    else stage.setMarks(marksOf(picked, picked?.same ?? []));
  };

  const pickBy = (wanted: string) => {
    selector = wanted;
    const [first] = select(selector, undefined, describing).elements;
    if (first) show(first);
    else grade();
  };

  /** Before the pick the picker walks; after it, each step is a new pick. */
  const walk = (to: Walk) => {
    if (picker) return picker.walk(to);
    const next =
      to === 'parent' ? picked && parentOf(picked.element) : picked?.element.firstElementChild;
    if (to !== 'pick' && next && !/^(html|body)$/.test(next.localName)) show(next);
  };

  picker = startPicker({
    stage,
    signal,
    describing,
    onPointer: bar.avoid,
    onLeave: leave,
    onPick: show,
  });

  return {
    obey(command) {
      if (command.type === 'walk') walk(command.to);
      else if (command.type === 'selector') write(command.selector);
      else if (command.type === 'pick') pickBy(command.selector);
    },
    // What is written is judged on the page as it is now, not as it was.
    onChange: () => (selector ? grade() : stage.refresh()),
    recall: () => told,
  };
}
