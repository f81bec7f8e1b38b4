/** The saved pages of the cases as documents, with the identity keys taken away that gave the truth. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import type { DomCase } from './cases.ts';

export type Key = DomCase['strip'][number];

/** Absolute paths of `/tag[i]` steps only: needs no XPath engine. */
export function elementAt(document: Document, xpath: string): Element | undefined {
  let here: Document | Element = document;
  for (const [, tag, nth] of xpath.matchAll(/\/([\w:.-]+)\[(\d+)\]/g)) {
    const next: Element | undefined = [...here.children].filter((child) => child.localName === tag)[
      Number(nth) - 1
    ];
    if (!next) return undefined;
    here = next;
  }
  return here === document ? undefined : (here as Element); // safe: the only document is the start
}

const spoken = ['aria-label', 'title', 'placeholder', 'value', 'alt'];

function silence(target: Element): void {
  const walker = target.ownerDocument.createTreeWalker(target, 4);
  while (walker.nextNode()) walker.currentNode.nodeValue = '';
  for (const name of spoken) target.removeAttribute(name);
  for (const element of target.querySelectorAll('[alt],[title],[aria-label]')) {
    for (const name of ['alt', 'title', 'aria-label']) element.removeAttribute(name);
  }
}

/** Takes keys away. On the old page `target` is the tagged element and loses its text, too. */
export function strip(document: Document, keys: readonly Key[], target?: Element): void {
  for (const key of keys) {
    if (key === 'text' && target) silence(target);
    if (key === 'href') {
      for (const link of document.querySelectorAll('[href]')) link.setAttribute('href', '#');
    }
    if (key === 'id' || key === 'name') {
      for (const element of document.querySelectorAll(`[${key}]:not(meta)`)) {
        element.removeAttribute(key);
      }
    }
  }
}

/** Parsed anew each time: every case changes its page. */
export function openPage(data: string, file: string): Document {
  const html = readFileSync(path.join(data, file), 'utf8');
  return new JSDOM(html, { url: 'https://app.example/' }).window.document;
}
