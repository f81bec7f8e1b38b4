/**
 * The cases that the locator is measured on (their README says where they come from): one element of an
 * old page, the page after its redesign, and which element there is the same one, or none.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a crawl recorded of an element; geometry and page-wide paths included. */
export type Recorded = {
  readonly tag: string;
  readonly id?: string;
  readonly name?: string;
  readonly cls?: string;
  readonly href?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly ariaLabel?: string;
  readonly text?: string;
  readonly neighborText?: string;
  readonly xpath: string;
  readonly idxpath?: string;
  readonly isButton?: boolean;
  readonly rect?: readonly number[];
};

type Common = {
  readonly id: string;
  readonly family: string;
  readonly source: string;
  readonly disputed?: boolean;
};

/** Only descriptors were recorded: the retroactive use. */
export type DescCase = Common & {
  readonly track: 'desc';
  readonly old: Recorded;
  readonly old_url: string;
  readonly new_url: string;
  readonly new: { readonly candidates: string };
  readonly truth: { readonly index: number; readonly accept: readonly number[] } | null;
  readonly exclude?: readonly number[];
};

/** Both pages were saved: the live use. */
export type DomCase = Common & {
  readonly track: 'dom';
  readonly old: { readonly html: string; readonly xpath: string };
  readonly new: { readonly html: string };
  readonly truth: { readonly xpath: string } | null;
  /** Kinds of keys that gave the truth away; they are taken from both pages first. */
  readonly strip: readonly ('id' | 'name' | 'href' | 'text')[];
  /** XPath of what is deleted from the new page where the target is gone. */
  readonly remove?: string;
};

export type Case = DescCase | DomCase;

/** Cases whose label looks wrong are left out; the count says how many. */
export type CaseSet = { readonly cases: readonly Case[]; readonly disputed: number };

function readLines(file: string): Case[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case); // safe: the shape is the README's of that folder
}

export function loadCases(data: string): CaseSet {
  const files = ['dev.jsonl', 'dev.absent.jsonl'].map((file) => path.join(data, file));
  const missing = files.find((file) => !existsSync(file));
  if (missing) throw new Error(`There is no ${missing}. Give the folder of cases: --data FOLDER.`);
  const all = files.flatMap(readLines);
  const cases = all.filter((one) => !one.disputed);
  return { cases, disputed: all.length - cases.length };
}
