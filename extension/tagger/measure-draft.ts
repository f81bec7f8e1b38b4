/**
 * Draws each step, or question, of a draft in a narrow frame that nobody sees, in light and dark and in each of its
 * languages, and reads off what came of it.
 */
import { phrasesOf, translate } from '../../core/content/translate.ts';
import { plain } from '../../core/content/variables.ts';
import type { Measured } from '../../core/engage/checks/measured.ts';
import type { Definition } from '../../core/model/engagement.ts';
import type { DescribeOptions } from '../../dom/describe.ts';
import type { PageCommand } from '../messages/page-port.ts';
import { openFrame } from './frame.ts';
import { measure } from './measure.ts';
import { drawInFrame, targetOf } from './preview.ts';

type Command = Extract<PageCommand, { type: 'measure' }>;
type Part = { readonly key: string | null; readonly name: string };
type Way = { readonly language: string; readonly scheme: 'light' | 'dark' };

/** The narrowest that a page has to work at (WCAG 1.4.10), and a small phone's height. */
const [width, height] = [320, 568];

function partsOf(definition: Definition): Part[] {
  const [list, word] =
    definition.is === 'guide'
      ? [definition.guide.steps, 'Step']
      : [definition.survey.questions, 'Question'];
  if (list.length === 0) return [{ key: null, name: 'It' }];
  return list.map(({ key }, at) => ({ key, name: list.length === 1 ? 'It' : `${word} ${at + 1}` }));
}

const lengthIn = (definition: Definition, language: string) =>
  phrasesOf(
    translate(
      definition.is === 'guide' ? definition.guide : definition.survey,
      definition.languages,
      language,
    ),
  ).reduce((sum, { text }) => sum + plain(text).length, 0);

/** Both lights in its own language; the others in one, the longest first: what overflows, does so there. */
function waysOf(definition: Definition): Way[] {
  const { default: own, translations } = definition.languages;
  const others = Object.keys(translations).sort(
    (a, b) => lengthIn(definition, b) - lengthIn(definition, a),
  );
  const fixed = definition.theme.scheme;
  const lights = (['light', 'dark'] as const).filter(
    (one) => !fixed || fixed === 'auto' || fixed === one,
  );
  const [first = 'light'] = lights;
  return [
    ...lights.map((scheme) => ({ language: own, scheme })),
    ...others.slice(0, 12).map((language) => ({ language, scheme: first })),
  ];
}

/** Effects run, and sizes settle, after the next frame; a page in the background draws none. */
const settled = () =>
  new Promise<void>((resolve) => {
    const late = setTimeout(resolve, 60);
    requestAnimationFrame(() => {
      clearTimeout(late);
      setTimeout(resolve, 0);
    });
  });

/** What opens only when it is pressed is measured open, too. */
function openUp(roots: readonly ShadowRoot[]): boolean {
  const closed = roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>('.beacon, .pill')]);
  for (const button of closed) button.click();
  return closed.length > 0;
}

async function measureOne(
  { definition, theme }: Command,
  describing: DescribeOptions,
  part: Part,
  way: Way,
  signal: AbortSignal,
): Promise<Measured[]> {
  const life = new AbortController();
  const within = AbortSignal.any([signal, life.signal]);
  const direction = 'auto' as const;
  const as = { ...{ width, direction, visitor: {}, account: {}, caption: '' }, scheme: way.scheme };
  const command = {
    type: 'preview' as const,
    definition,
    theme,
    step: part.key,
    language: way.language,
    as,
  };
  const frame = await openFrame({
    ...{ width, height, signal: within },
    scheme: way.scheme,
    direction: 'ltr',
  });
  const found: Measured[] = [];
  if (frame) {
    const target = targetOf(definition, part.key, frame, describing);
    const look = () => {
      const hosts = frame.view.document.querySelectorAll('waymark-surface, waymark-card');
      const roots = [...hosts].flatMap(({ shadowRoot }) => shadowRoot ?? []);
      const view = { width, height };
      const figures = measure({ roots, target, view, page: frame.paper });
      found.push({ step: part.key, name: part.name, ...way, width, ...figures });
      return roots;
    };
    drawInFrame(command, frame, target, within, () => undefined);
    await settled();
    if (openUp(look())) {
      await settled();
      look();
    }
  }
  life.abort();
  return found;
}

export async function measureDraft(
  command: Command,
  describing: DescribeOptions,
  signal: AbortSignal,
): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const way of waysOf(command.definition)) {
    for (const part of partsOf(command.definition)) {
      if (signal.aborted) return all;
      all.push(...(await measureOne(command, describing, part, way, signal)));
    }
  }
  return all;
}
