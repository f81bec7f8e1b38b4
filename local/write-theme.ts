// Writes ui/theme.css from the design tokens: `node local/write-theme.ts`. A test holds the two together.
import { writeFileSync } from 'node:fs';
import { tokensCss } from '../core/tokens.ts';

writeFileSync(new URL('../ui/theme.css', import.meta.url), tokensCss());
