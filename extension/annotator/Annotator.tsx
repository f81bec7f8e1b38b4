/**
 * Draws on one picture: tools above, the picture to scroll and zoom, and beside it the list of what hides and
 * what points, which is also the way for hands without a pointer.
 */
import './annotator.css';
import { useRef, useState } from 'preact/hooks';
import type { Drawing, Mark } from '../../core/model/drawing.ts';
import { begun, pulled, type Style } from '../../core/picture/begin.ts';
import { Button } from '../../ui/Button.tsx';
import { newId } from '../new-id.ts';
import { MarkList } from './MarkList.tsx';
import { Stage } from './Stage.tsx';
import { StyleBar } from './StyleBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import type { Tool } from './tools.ts';
import { useDrawing } from './use-drawing.ts';
import { useKeys } from './use-keys.ts';
import { usePointer } from './use-pointer.ts';
import { useZoom } from './use-zoom.ts';

type Props = {
  picture: ImageBitmap;
  /** Pixels of the picture to a CSS pixel of the page it shows, as measured when it was taken. */
  scale: number;
  drawing: Drawing;
  /** Every finished step: keep it at once. */
  onChange: (drawing: Drawing) => void;
  onDone: () => void;
  busy?: boolean | undefined;
  /** Places of the page that no scan can see, e.g. frames of other origins. */
  unseen?: string | undefined;
};

const startStyle: Style = { color: 'red', weight: 3, textSize: 18 };

export function Annotator(props: Props) {
  const { picture, scale, onChange, onDone } = props;
  const size = { width: picture.width / scale, height: picture.height / scale };
  const editing = useDrawing(props.drawing, onChange);
  const [tool, setTool] = useState<Tool>('select');
  const [style, setStyle] = useState(startStyle);
  const list = useRef<HTMLElement>(null);
  const zoom = useZoom(size);
  const { selected } = editing;

  /** Text and steps are nothing without words, and those are written in the list. */
  const onWords = ({ id }: Mark) => {
    setTool('select');
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-words="${id}"]`)?.focus(),
    );
  };
  const pointer = usePointer({ editing, tool, style, size, onWords });

  const restyle = (change: Partial<Style>) => {
    setStyle({ ...style, ...change });
    if (selected) editing.change(restyled(selected, change));
  };
  const place = () => {
    if (tool === 'select') return;
    if (tool === 'crop') return editing.crop({ x: 0.1, y: 0.1, width: 0.8, height: 0.8 });
    const mark = pulled(begun(tool, newId(), [0.4, 0.45], style), [0.4, 0.45], [0.6, 0.55], size);
    editing.add(mark);
    if (tool === 'text' || tool === 'step') onWords(mark);
  };
  useKeys({
    setTool,
    undo: editing.undo,
    redo: editing.redo,
    remove: () => selected && editing.remove(selected.id),
    nudge: (dx, dy) => selected && editing.nudge(selected, dx / size.width, dy / size.height),
    place,
    cancel() {
      if (pointer.cancel()) return;
      if (selected) editing.select(undefined);
      else setTool('select');
    },
    done: onDone,
    zoomIn: zoom.in,
    zoomOut: zoom.out,
    zoomFit: zoom.fit,
  });

  return (
    <main class="annotator">
      <h1 class="wm-hidden">Annotate the picture</h1>
      <header class="annotator-bar">
        <Toolbar tool={tool} onTool={setTool} editing={editing} zoom={zoom} />
        <Button variant="primary" icon="check" busy={props.busy} onClick={onDone}>
          Done
        </Button>
      </header>
      <StyleBar tool={tool} style={style} selected={selected} onStyle={restyle} />
      <Stage
        picture={picture}
        scale={scale}
        size={size}
        editing={editing}
        pointer={pointer}
        zoom={zoom}
        tool={tool}
      />
      <MarkList ref_={list} editing={editing} unseen={props.unseen} />
    </main>
  );
}

function restyled(mark: Mark, { color, weight, textSize }: Partial<Style>): Mark {
  if (color && 'color' in mark) return { ...mark, color };
  if (weight && 'weight' in mark) return { ...mark, weight };
  if (textSize && mark.mark === 'text') return { ...mark, size: textSize };
  return mark;
}
