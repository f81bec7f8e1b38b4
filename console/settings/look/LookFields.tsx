/** Tokens of a look. What is not set is as usual, in light and in dark; what is set stands in both. */
import { type ColorName, colorNames, usual } from '../../../core/engage/look.ts';
import type { Theme } from '../../../core/model/theme.ts';
import { Field } from '../../../ui/Field.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Input } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { colorLabels } from './color-labels.ts';

type Props = { theme: Theme; disabled: boolean; onTheme: (theme: Theme) => void };

const without = <K extends keyof Theme>(theme: Theme, name: K): Theme => {
  const { [name]: _, ...rest } = theme;
  return rest;
};

export function LookFields({ theme, disabled, onTheme }: Props) {
  const put = (part: Theme) => onTheme({ ...theme, ...part });
  return (
    <fieldset class="wm-form look-fields" disabled={disabled}>
      <legend class="wm-hidden">Look</legend>
      <Field label="Light or dark" hint="As the browser does, or always one of the two.">
        {(wiring) => (
          <Select
            {...wiring}
            value={theme.scheme ?? 'auto'}
            options={[
              { value: 'auto', label: 'As the browser does' },
              { value: 'light', label: 'Always light' },
              { value: 'dark', label: 'Always dark' },
            ]}
            onValue={(scheme) =>
              scheme === 'auto' ? onTheme(without(theme, 'scheme')) : put({ scheme })
            }
          />
        )}
      </Field>
      <div class="field-pair">
        {colorNames.map((name) => (
          <Color
            key={name}
            name={name}
            value={theme[name]}
            onValue={(color) =>
              color === undefined ? onTheme(without(theme, name)) : put({ [name]: color })
            }
          />
        ))}
      </div>
      <div class="field-pair">
        <Pixels
          label="Roundness of corners"
          hint="Pixels; 10 as usual."
          value={theme.radius}
          most={40}
          onValue={(radius) =>
            radius === undefined ? onTheme(without(theme, 'radius')) : put({ radius })
          }
        />
        <Pixels
          label="Width"
          hint="Pixels; 360 as usual. Narrow screens stay narrow."
          value={theme.width}
          most={1_000}
          onValue={(width) =>
            width === undefined ? onTheme(without(theme, 'width')) : put({ width })
          }
        />
      </div>
      <Field
        label="Font"
        hint="Families that your pages have loaded already, as in CSS. Empty: the system’s own."
      >
        {(wiring) => (
          <Input
            {...wiring}
            maxlength={200}
            placeholder="Inter, sans-serif"
            value={theme.font ?? ''}
            onText={(font) => (font ? put({ font }) : onTheme(without(theme, 'font')))}
          />
        )}
      </Field>
    </fieldset>
  );
}

type ColorProps = {
  name: ColorName;
  value: string | undefined;
  onValue: (color: string | undefined) => void;
};

/** The browser's picker, and the figure itself: brand books name colours by it. */
function Color({ name, value, onValue }: ColorProps) {
  const label = colorLabels[name];
  const isColor = value === undefined || /^#[0-9a-f]{6}$/i.test(value);
  const problem = isColor ? undefined : 'Six digits after a #, like #0a7f5a.';
  return (
    <Field label={label} error={problem}>
      {(wiring) => (
        <div class="color-field">
          <input
            type="color"
            aria-label={`${label}, picker`}
            value={isColor ? (value ?? usual.light[name]) : '#000000'}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
          <Input
            {...wiring}
            mono
            maxlength={7}
            placeholder="As usual"
            value={value ?? ''}
            onText={(text) => onValue(text === '' ? undefined : text)}
          />
          {value !== undefined && (
            <IconButton
              small
              icon="close"
              label={`${label}: as usual`}
              onClick={() => onValue(undefined)}
            />
          )}
        </div>
      )}
    </Field>
  );
}

type PixelsProps = {
  label: string;
  hint: string;
  value: number | undefined;
  most: number;
  onValue: (value: number | undefined) => void;
};

function Pixels({ label, hint, value, most, onValue }: PixelsProps) {
  return (
    <Field label={label} hint={hint}>
      {(wiring) => (
        <Input
          {...wiring}
          type="number"
          min={0}
          max={most}
          placeholder="As usual"
          value={value ?? ''}
          onText={(text) => {
            const number = Math.round(Number(text));
            if (text === '') onValue(undefined);
            else if (Number.isFinite(number)) onValue(Math.min(most, Math.max(0, number)));
          }}
        />
      )}
    </Field>
  );
}
