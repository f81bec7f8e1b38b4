/** Descriptors of the demo product's elements in both releases, as taken from its real pages. */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { descriptor } from '../../core/model/descriptor.ts';
import { elementHash } from '../../core/model/primitives.ts';
import type { ElementKey } from './elements.ts';

const element = z.object({
  path: z.string(),
  hash: elementHash,
  descriptor,
});
const release = z.record(z.string(), element);
const catalogue = z.object({ a: release, b: release });

export type CatalogueElement = z.infer<typeof element>;
export type CatalogueElements = Readonly<Record<ElementKey, CatalogueElement>>;
export type Catalogue = { readonly a: CatalogueElements; readonly b: CatalogueElements };

export function readCatalogue(): Catalogue {
  const text = readFileSync(new URL('./catalogue.json', import.meta.url), 'utf8');
  return catalogue.parse(JSON.parse(text)) as Catalogue; // safe: its keys are asserted by a test
}
