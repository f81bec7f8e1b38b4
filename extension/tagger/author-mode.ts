/**
 * Author mode: quiet until the panel asks. It lets a person point at the element of a step, and draws what is
 * being written with the widget's own renderer, so that what is seen here is what end users get.
 */
import type { PageEvent } from '../messages/page-port.ts';
import { showBar } from './bar.ts';
import { inspect } from './candidate.ts';
import { measureDraft } from './measure-draft.ts';
import type { Mode, ModeContext } from './mode.ts';
import { type Picker, startPicker } from './picker.ts';
import { startPreview } from './preview.ts';
import { startWriting, type Writing } from './write.ts';

export function startAuthorMode({ stage, signal, describing, tell }: ModeContext): Mode {
  let doing: AbortController | undefined;
  let picker: Picker | undefined;
  let told: PageEvent | undefined;
  let writing: Writing | undefined;

  /** One thing at a time: pointing takes the preview down, and the other way round. */
  const begin = (): AbortSignal => {
    doing?.abort();
    doing = new AbortController();
    writing = undefined;
    picker?.stop();
    picker = undefined;
    stage.setMarks([]);
    return AbortSignal.any([signal, doing.signal]);
  };

  const rest = () => {
    begin();
    told = undefined;
    tell({ type: 'pointing', isOn: false });
  };

  const point = () => {
    const within = begin();
    told = undefined;
    const bar = showBar(stage, 'Point at the element that it is about');
    within.addEventListener('abort', bar.remove);
    picker = startPicker({
      // The mode's signal, not the pick's: the click that follows a pick is still to be kept from the page.
      ...{ stage, describing, signal, onPointer: bar.avoid, onLeave: rest },
      onPick(element) {
        begin();
        const { candidate } = inspect(element, describing);
        stage.setMarks([{ element, kind: 'picked', label: candidate.label }]);
        told = { type: 'picked', candidate };
        tell(told);
        tell({ type: 'pointing', isOn: false });
      },
    });
    tell({ type: 'pointing', isOn: true });
  };

  return {
    obey(command) {
      if (command.type === 'point') point();
      else if (command.type === 'rest') rest();
      else if (command.type === 'walk') picker?.walk(command.to);
      else if (command.type === 'measure') {
        const { run } = command;
        measureDraft(command, describing, signal).then(
          (all) => tell({ type: 'measured', run, all }),
          (problem: unknown) => console.error('Waymark:', problem),
        );
      } else if (command.type === 'write') {
        if (writing) writing.take(command);
        else writing = startWriting(command, describing, begin(), tell);
      } else if (command.type === 'preview') {
        startPreview(command, describing, begin(), (state) => tell({ type: 'previewed', state }));
      }
    },
    onChange: () => stage.refresh(),
    recall: () => told,
  };
}
