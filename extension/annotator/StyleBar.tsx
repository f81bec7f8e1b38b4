import type { Mark } from '../../core/model/drawing.ts';
import type { Style } from '../../core/picture/begin.ts';
import { inks } from '../../core/picture/paint.ts';
import { colors, hasColor, hasWeight, type Tool, textSizes, weights } from './tools.ts';

type Props = {
  tool: Tool;
  style: Style;
  selected: Mark | undefined;
  onStyle: (change: Partial<Style>) => void;
};

/** Hints for the tools that have no style of their own. */
const hints: Partial<Record<Tool, string>> = {
  select: 'Click a mark to move it, or pull its corners. Delete takes it away.',
  redact: 'Pull a box over what nobody may see. It is burnt in when you save.',
  soften: 'Softening looks gentle but can be reversed. For anything secret, use Redact.',
  crop: 'Pull a frame around what stays. The rest is cut off when you save.',
};

/** Shows what the tool, or else the selected mark, can have. */
export function StyleBar({ tool, style, selected, onStyle }: Props) {
  const of = tool === 'select' && selected ? selected.mark : tool;
  const now = selected && tool === 'select' ? { ...style, ...selected } : style;
  return (
    <div class="annotator-style">
      {hasColor(of) && (
        <fieldset class="annotator-inks">
          <legend class="wm-hidden">Colour</legend>
          {colors.map(({ color, label }) => (
            <label key={color} title={label}>
              <input
                type="radio"
                name="ink"
                aria-label={label}
                checked={now.color === color}
                onChange={() => onStyle({ color })}
              />
              <Swatch color={inks[color].color} />
            </label>
          ))}
        </fieldset>
      )}
      {hasWeight(of) && (
        <Sizes
          legend="Line"
          unit="px"
          values={weights}
          value={now.weight}
          onValue={(weight) => onStyle({ weight })}
        />
      )}
      {of === 'text' && (
        <Sizes
          legend="Letters"
          unit="px"
          values={textSizes}
          value={selected?.mark === 'text' ? selected.size : style.textSize}
          onValue={(textSize) => onStyle({ textSize })}
        />
      )}
      {hints[of] && (
        <p class={of === 'soften' ? 'annotator-hint annotator-warn' : 'annotator-hint'}>
          {hints[of]}
        </p>
      )}
    </div>
  );
}

/** An attribute of SVG and not a style: the same under every content policy. */
function Swatch({ color }: { color: string }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="8" fill={color} />
    </svg>
  );
}

type SizesProps = {
  legend: string;
  unit: string;
  values: readonly number[];
  value: number;
  onValue: (value: number) => void;
};

function Sizes({ legend, unit, values, value, onValue }: SizesProps) {
  return (
    <fieldset class="wm-segments">
      <legend class="wm-hidden">{legend}</legend>
      {values.map((one) => (
        <label key={one} class={one === value ? 'wm-radio wm-on' : 'wm-radio'}>
          <input
            type="radio"
            name={legend}
            aria-label={`${legend} ${one} ${unit}`}
            checked={one === value}
            onChange={() => onValue(one)}
          />
          <span>{one}</span>
        </label>
      ))}
    </fieldset>
  );
}
