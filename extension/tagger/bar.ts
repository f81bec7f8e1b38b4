/** The line at the window's edge that says what the keys do while tag mode is on. */
import { make, type Stage } from './stage.ts';

type Keys = readonly (readonly [key: string, meaning: string])[];

const pickingKeys: Keys = [
  ['↑ ↓', 'wider, narrower'],
  ['Enter', 'pick'],
  ['Esc', 'leave'],
];

export type Bar = { avoid(height: number): void; remove(): void };

/** Words only: it takes no press, so that nothing under it is out of reach. */
export function showBar(
  { root }: Stage,
  words = 'Point at what you want to know about',
  keys: Keys = pickingKeys,
): Bar {
  const bar = make('div', 'bar');
  bar.setAttribute('role', 'status');
  bar.append(make('b', '', words));
  for (const [key, meaning] of keys) {
    const hint = make('span', 'hint');
    hint.append(make('kbd', '', key), meaning);
    bar.append(hint);
  }
  root.append(bar);
  return {
    // It must never cover what somebody wants to point at.
    avoid: (height) => bar.classList.toggle('above', height > 0.8),
    remove: () => bar.remove(),
  };
}
