/**
 * A page as products have them, of any size: navigation, cards with headings, forms, and tables whose rows
 * repeat the same buttons around other data. Everything follows from a counter, so it is the same each time.
 */
const nouns =
  'report invoice project member task budget contract ticket order account segment campaign shipment policy claim device'.split(
    ' ',
  );
const kinds =
  'annual draft shared overdue regional internal legacy urgent weekly partner signed blocked frozen external seasonal pending'.split(
    ' ',
  );
const verbs = 'Save Export Share Open Filter Print Move Rename Pin Close Assign Merge'.split(' ');
const rooms = 'overview archive planning settings history pipeline'.split(' ');

const pick = (list: readonly string[], n: number) => list[n % list.length] ?? '';
/** Numbers do not tell elements apart, so the words must: this repeats after 1,536 places. */
const subject = (n: number) =>
  `${pick(kinds, Math.floor(n / nouns.length))} ${pick(nouns, n)} ${pick(rooms, Math.floor(n / (nouns.length * kinds.length)))}`;
const titled = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const many = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join('');

const nav = (n: number) =>
  `<nav aria-label="${titled(pick(rooms, n))}"><ul class="menu">${many(
    6,
    (i) =>
      `<li class="menu-item"><a class="menu-link" href="/${pick(nouns, n + i)}s/${pick(rooms, i)}"><i class="fa fa-${pick(nouns, i)}"></i><span>${titled(pick(nouns, n + i))}s</span></a></li>`,
  )}</ul></nav>`;

const card = (n: number) =>
  `<section class="card" id="${pick(nouns, n)}-${pick(rooms, n)}-${n}"><div class="card-header d-flex mb-3"><h2 class="card-title">${titled(subject(n))}</h2><div class="card-tools"><button type="button" class="btn btn-tool css-1x2y${n}" aria-label="More"><svg class="icon-more"></svg></button></div></div><div class="card-body"><p>What the ${pick(nouns, n)} says about ${pick(nouns, n + 3)} ${n}.</p><button type="button" class="btn btn-primary" data-testid="${pick(verbs, n).toLowerCase()}-${pick(nouns, n)}">${pick(verbs, n)} ${pick(nouns, n)}</button> <button type="button" class="btn btn-secondary">${pick(verbs, n + 5)}</button></div></section>`;

const form = (n: number) =>
  `<form class="form" action="/${pick(nouns, n)}s/save"><fieldset><legend>${titled(subject(n))}</legend>${many(
    4,
    (i) =>
      `<div class="form-group"><label for="field-${n}-${i}">${titled(pick(nouns, n + i))} name</label><input class="form-control" id="field-${n}-${i}" name="${pick(nouns, n + i)}[${i}]" type="text" placeholder="Type a ${pick(nouns, n + i)}"></div>`,
  )}<button class="btn btn-primary" type="submit">Save</button></fieldset></form>`;

const row = (n: number) =>
  `<tr><td><input type="checkbox" aria-label="Select row"></td><td><a href="/${pick(nouns, n)}s/${1_000 + n}">${titled(pick(nouns, n))} ${1_000 + n}</a></td>${many(3, (cell) => `<td class="cell">${n * 3 + cell}</td>`)}<td><button class="btn btn-sm">Edit</button><button class="btn btn-sm" aria-label="Archive">×</button></td></tr>`;

const table = (n: number) =>
  `<section><h3>${titled(subject(n))}</h3><table class="table"><tbody>${many(12, (i) => row(n * 12 + i))}</tbody></table></section>`;

const blocks = [nav, card, form, table, card];

export const countNodes = (html: string) => html.match(/<[a-z]/g)?.length ?? 0;

/** At least `nodes` elements, at most one block more. */
export function productPage(nodes: number): string {
  let html = '';
  let count = 0;
  for (let n = 0; count < nodes; n++) {
    const block = blocks[n % blocks.length]?.(n) ?? '';
    html += block;
    count += countNodes(block);
  }
  return `<main class="content">${html}</main>`;
}
