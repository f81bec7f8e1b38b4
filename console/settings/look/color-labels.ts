/** What each colour is for, in the words of whoever sees it. */
import type { ColorName } from '../../../core/engage/look.ts';

export const colorLabels: Readonly<Record<ColorName, string>> = {
  accent: 'Buttons and links',
  onAccent: 'Words on buttons',
  surface: 'Background',
  ink: 'Text',
  line: 'Borders',
};
