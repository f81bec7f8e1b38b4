/** Tag mode as a whole: picking, and then what was picked, outlined with all that is one with it. */
import { parentOf } from '../../dom/tree.ts';
import type { PageEvent } from '../messages/page-port.ts';
import { type Bar, showBar } from './bar.ts';
import { inspect } from './candidate.ts';
import type { Mode, ModeContext } from './mode.ts';
import { type Picker, startPicker, type Walk } from './picker.ts';

export function startTagMode({ stage, signal, describing, tell, leave }: ModeContext): Mode {
  let picked: Element | undefined;
  let told: PageEvent | undefined;

  /** Looks at the whole page, so it runs once for each pick and not while the pointer moves. */
  const show = (element: Element) => {
    picked = element;
    const { candidate, same } = inspect(element, describing);
    const others = same.filter((one) => one !== element);
    stage.setMarks([
      ...others.map((one) => ({ element: one, kind: 'same' }) as const),
      { element, kind: 'picked', label: candidate.label },
    ]);
    told = { type: 'picked', candidate };
    tell(told);
  };

  const bar: Bar = showBar(stage);
  let picker: Picker | undefined = startPicker({
    stage,
    signal,
    describing,
    onPointer: bar.avoid,
    onLeave: leave,
    onPick(element) {
      bar.remove();
      picker = undefined;
      show(element);
    },
  });

  /** Before the pick the picker walks; after it, each step is a new pick. */
  const walk = (to: Walk) => {
    if (picker) return picker.walk(to);
    const next = to === 'parent' ? picked && parentOf(picked) : picked?.firstElementChild;
    if (to !== 'pick' && next && !/^(html|body)$/.test(next.localName)) show(next);
  };

  return {
    obey: (command) => command.type === 'walk' && walk(command.to),
    onChange: stage.refresh,
    recall: () => told,
  };
}
