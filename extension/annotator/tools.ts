/** The tools in one table: what the bar shows, which key takes each, and what its marks are called. */
import type { MarkColor, MarkKind } from '../../core/model/drawing.ts';
import type { IconName } from '../../ui/icons.ts';

export type Tool = 'select' | 'crop' | MarkKind;

type Entry = { tool: Tool; label: string; key: string; icon: IconName };

export const tools: readonly Entry[] = [
  { tool: 'select', label: 'Select and move', key: 'v', icon: 'click' },
  { tool: 'redact', label: 'Redact', key: 'r', icon: 'redact' },
  { tool: 'soften', label: 'Soften', key: 's', icon: 'soften' },
  { tool: 'crop', label: 'Crop', key: 'c', icon: 'crop' },
  { tool: 'arrow', label: 'Arrow', key: 'a', icon: 'arrow' },
  { tool: 'line', label: 'Line', key: 'l', icon: 'line' },
  { tool: 'box', label: 'Box', key: 'b', icon: 'box' },
  { tool: 'ellipse', label: 'Ellipse', key: 'e', icon: 'ellipse' },
  { tool: 'highlight', label: 'Highlight', key: 'h', icon: 'highlight' },
  { tool: 'free', label: 'Pen', key: 'p', icon: 'pen' },
  { tool: 'text', label: 'Text', key: 't', icon: 'text' },
  { tool: 'step', label: 'Numbered step', key: 'n', icon: 'step' },
];

export const labelOf = (wanted: Tool): string =>
  tools.find(({ tool }) => tool === wanted)?.label ?? wanted;

export const colors: readonly { color: MarkColor; label: string }[] = [
  { color: 'red', label: 'Red' },
  { color: 'amber', label: 'Amber' },
  { color: 'green', label: 'Green' },
  { color: 'blue', label: 'Blue' },
  { color: 'ink', label: 'Black' },
  { color: 'white', label: 'White' },
];

export const weights = [2, 3, 5, 8] as const;
export const textSizes = [14, 18, 24, 36] as const;

export const hasColor = (tool: Tool): boolean =>
  !['select', 'crop', 'redact', 'soften'].includes(tool);
export const hasWeight = (tool: Tool): boolean =>
  ['arrow', 'line', 'box', 'ellipse', 'free'].includes(tool);
