/** "What is tagged here": every tag of the page on its element, and a reason for each that is not there. */
import type { DescribeOptions } from '../../dom/describe.ts';
import { matchesOnPage } from '../../dom/locate.ts';
import { describePage, type PageElement } from '../../dom/page.ts';
import type { Located, PageTag } from '../messages/page-port.ts';
import type { Mode, ModeContext } from './mode.ts';
import type { Mark, Stage } from './stage.ts';

const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });

type Tagged = { located: Located[]; elements: ReadonlyMap<string, Element> };

/** Draws what the panel sends, and again whenever the page has changed. */
export function startTaggedMode({ stage, describing, tell }: ModeContext): Mode {
  let tags: readonly PageTag[] | undefined;
  let elements: ReadonlyMap<string, Element> = new Map();
  const draw = () => {
    if (!tags) return;
    const drawn = drawTagged(stage, tags, describing);
    elements = drawn.elements;
    tell({ type: 'located', tags: drawn.located });
  };
  return {
    obey(command) {
      if (command.type === 'tags') {
        tags = command.tags;
        draw();
      } else if (command.type === 'reveal') {
        const element = elements.get(command.tag);
        element?.scrollIntoView({ block: 'center', inline: 'nearest' });
        if (element) stage.flash(element);
      }
    },
    onChange: draw,
  };
}

/** One description of the page serves all tags. */
function drawTagged(stage: Stage, tags: readonly PageTag[], describing: DescribeOptions): Tagged {
  const page = describePage(document, describing);
  const elements = new Map<string, Element>();
  const marks: Mark[] = [];
  const located = tags.map((tag) => {
    const { found, told } = look(page, tag, tags);
    const [first, ...others] = found;
    if (!first) return told;
    elements.set(tag.tag, first);
    const note = tag.uses === null ? '' : `${short.format(tag.uses)} uses`;
    marks.push({ element: first, kind: 'tag', tone: tag.health, label: tag.name, note });
    marks.push(...others.map((element): Mark => ({ element, kind: 'tag', tone: tag.health })));
    return told;
  });
  stage.setMarks(marks);
  return { located, elements };
}

/** Where one tag is, or in words why it is not: the words are shown as they are. */
function look(
  page: readonly PageElement[],
  tag: PageTag,
  tags: readonly PageTag[],
): { found: Element[]; told: Located } {
  const matches = matchesOnPage(page, tag, tags);
  const found = matches.filter((match) => match.outcome === 'found').map((match) => match.element);
  const tell = (outcome: Located['outcome'], count: number, reason: string) => ({
    tag: tag.tag,
    outcome,
    matches: count,
    score: Math.max(0, ...matches.map((match) => match.score)),
    reason,
  });
  if (found.length > 0) {
    const reason = found.length === 1 ? 'On this page.' : `${found.length} on this page.`;
    return { found, told: tell('found', found.length, reason) };
  }
  if (matches.length > 0) {
    const reason =
      matches.length === 1
        ? 'One element here may be it, but is not alike enough to be counted.'
        : `${matches.length} elements here resemble it equally, so none is counted.`;
    return { found: [], told: tell('ambiguous', matches.length, reason) };
  }
  const reason = tag.selector
    ? 'Its selector matches nothing here.'
    : 'Nothing here resembles it. It may be behind a menu, a dialog or a permission.';
  return { found: [], told: tell('missing', 0, reason) };
}
