import { IconButton } from '../../ui/IconButton.tsx';
import { type Tool, tools } from './tools.ts';
import type { Editing } from './use-drawing.ts';
import type { useZoom } from './use-zoom.ts';

type Props = {
  tool: Tool;
  onTool: (tool: Tool) => void;
  editing: Editing;
  zoom: ReturnType<typeof useZoom>;
};

/** The key stands in the name, where both tooltip and screen reader tell it. */
export function Toolbar({ tool, onTool, editing, zoom }: Props) {
  return (
    <div class="annotator-tools" role="toolbar" aria-label="Tools">
      <div class="annotator-group">
        {tools.map((one) => (
          <IconButton
            key={one.tool}
            icon={one.icon}
            label={`${one.label} (${one.key.toUpperCase()})`}
            pressed={tool === one.tool}
            onClick={() => onTool(one.tool)}
          />
        ))}
      </div>
      <div class="annotator-group">
        <IconButton
          icon="undo"
          label="Undo (Ctrl Z)"
          disabled={!editing.canUndo}
          onClick={editing.undo}
        />
        <IconButton
          icon="redo"
          label="Redo (Ctrl Shift Z)"
          disabled={!editing.canRedo}
          onClick={editing.redo}
        />
      </div>
      <div class="annotator-group">
        <IconButton icon="zoomOut" label="Zoom out (-)" onClick={zoom.out} />
        <button type="button" class="annotator-zoom" title="Fit (0)" onClick={zoom.fit}>
          <span class="wm-hidden">Zoom, press to fit: </span>
          {Math.round(zoom.zoom * 100)} %
        </button>
        <IconButton icon="zoomIn" label="Zoom in (+)" onClick={zoom.in} />
      </div>
    </div>
  );
}
