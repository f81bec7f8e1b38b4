/** The demo's history names elements as its real pages show them today: the committed catalogue is current. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { takeCatalogue } from '../../local/catalogue/take.ts';

test('npm run demo:catalogue would write what is committed', async ({ context }) => {
  const file = new URL('../../local/catalogue/catalogue.json', import.meta.url);
  expect(await takeCatalogue(context)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});
