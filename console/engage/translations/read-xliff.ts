/** A translator's file, read and judged: what it brings, and why it may not be brought in. */
import { contentOf, type Problem, problemsIn, unitsOf } from '../../../core/content/translating.ts';
import { fromXliff, type Import } from '../../../core/content/xliff.ts';
import type { Definition } from '../../../core/model/engagement.ts';

export type Reading =
  | { ok: false; problem: string }
  | ({ ok: true; name: string; problems: readonly Problem[] } & Import);

/** The browser's own parser says whether it is XML at all; what it says, the reader in core takes apart. */
function isWellFormed(xml: string): boolean {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml');
  return parsed.querySelector('parsererror') === null;
}

export function readXliff(xml: string, name: string, definition: Definition): Reading {
  const no = (problem: string): Reading => ({
    ok: false,
    problem: `${name}: ${problem} Nothing was brought in.`,
  });
  if (!isWellFormed(xml)) return no('is no XML, or was cut off. Save it as XLIFF 2 once more.');
  const found = fromXliff(xml, contentOf(definition));
  if (!found)
    return no('is no XLIFF 2 that names its language (trgLang). Export from here, then translate.');
  if (found.language === definition.languages.default) {
    return no(`is in ${found.language}, which is the language that it is written in.`);
  }
  if (Object.keys(found.texts).length === 0) {
    return no('has no translation of any phrase that is here.');
  }
  const units = unitsOf(definition);
  const said = new Set(units.map(({ key }) => key));
  const missing = found.missing.filter((key) => said.has(key));
  return { ok: true, name, ...found, missing, problems: problemsIn(found, units) };
}
