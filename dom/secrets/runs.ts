/**
 * Text as a person reads it: what follows without a break is one run, even where the markup cuts an address in
 * two (`ada@<b>example</b>.org`). A find in a run leads back to the nodes that it lies in.
 */
const inline =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|em|font|i|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/;
/** Never read as text: nobody sees it there. */
export const unread = /^(?:script|style|noscript|template|textarea|select|option|title|head)$/;

type Piece = { readonly node: Text; readonly from: number };

export type Run = { text: string; pieces: Piece[] };

/** The nearest element around that breaks the line. */
export function blockOf(node: Text): Element | null {
  let at = node.parentElement;
  while (at && inline.test(at.localName)) at = at.parentElement;
  return at;
}

/** Grows run by run; `take` is given each that has ended. */
export function createRuns(take: (run: Run) => void) {
  let run: Run = { text: '', pieces: [] };
  let block: Element | null = null;
  const end = () => {
    if (run.text !== '') take(run);
    run = { text: '', pieces: [] };
  };
  return {
    add(node: Text) {
      const own = blockOf(node);
      if (own !== block) end();
      block = own;
      run.pieces.push({ node, from: run.text.length });
      run.text += node.data;
    },
    /** A picture, a line break, a field: text before and after it is not one. */
    end,
  };
}

export function rangeOf(run: Run, start: number, end: number): Range | undefined {
  const locate = (offset: number) => run.pieces.findLast(({ from }) => from <= offset);
  const first = locate(start);
  const last = locate(end - 1);
  if (!first || !last) return undefined;
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, start - first.from);
  range.setEnd(last.node, end - last.from);
  return range;
}
