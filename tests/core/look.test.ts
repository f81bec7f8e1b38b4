import { describe, expect, it } from 'vitest';
import { contrastOf } from '../../core/engage/checks/theme.ts';
import { colorsOf, least, lookProblems, mix, readable, usual } from '../../core/engage/look.ts';
import { baseCss } from '../../widget/src/ui/css.ts';

const short = (color: string) => color.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3');

describe('an app’s look', () => {
  it.each(['accent', 'surface', 'ink', 'line', 'onAccent'] as const)(
    'knows the widget’s usual %s',
    (name) => {
      const property = name === 'onAccent' ? 'on-accent' : name;
      const [light, dark] = [usual.light[name], usual.dark[name]].map(short);
      expect(baseCss).toContain(`--${property}:light-dark(${light},${dark})`);
    },
  );

  it('can be read as it comes', () => {
    expect(lookProblems({})).toEqual([]);
  });

  it('says what cannot be read, where, and offers the nearest colour that can', () => {
    const theme = { accent: '#ffd400', onAccent: '#ffffff', scheme: 'light' } as const;
    const problems = lookProblems(theme);
    expect(problems.map(({ what, schemes }) => [what, ...schemes])).toEqual([
      ['Words on buttons', 'light'],
      ['Links on the background', 'light'],
    ]);
    for (const { change, to } of problems) {
      const fixed = { ...theme, [change]: to };
      expect(lookProblems(fixed).filter((one) => one.change === change)).toEqual([]);
    }
  });

  it('tells that one colour cannot serve light and dark', () => {
    // White paper in both, with the dark scheme's own light text on it.
    const [problem] = lookProblems({ surface: '#ffffff' });
    expect(problem).toMatchObject({ what: 'Text on the background', schemes: ['dark'] });
    expect(problem?.to).toBeDefined();
    const links = lookProblems({ accent: '#0b3d2e' }).find(({ change }) => change === 'accent');
    expect(links?.schemes).toEqual(['dark']);
  });

  it('finds shades on the side that is nearer', () => {
    const shade = readable('#888888', '#ffffff', least) ?? '';
    expect(contrastOf(shade, '#ffffff')).toBeGreaterThanOrEqual(least);
    expect(contrastOf(mix('#888888', shade, 0.5), '#ffffff')).toBeLessThan(least);
    expect(colorsOf({ ink: '#123456' }, 'dark').ink).toBe('#123456');
  });
});
