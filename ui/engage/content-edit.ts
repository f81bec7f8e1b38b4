/** Adding, moving and removing blocks. A text's key names its translations, so no key is given twice. Pure. */
import type { Action, Block, Button, Content } from '../../core/model/content.ts';

export type BlockKind = Block['block'];

export const blockNames: Readonly<Record<BlockKind, string>> = {
  heading: 'Heading',
  paragraph: 'Text',
  list: 'List',
  image: 'Picture',
  video: 'Video link',
  buttons: 'Buttons',
};

/** Every key in it, of texts and of buttons. */
export function keysIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'key' && typeof inner === 'string' ? [inner] : keysIn(inner),
  );
}

export function freeKey(taken: readonly string[], prefix: string): string {
  let n = 1;
  while (taken.some((key) => key === `${prefix}${n}` || key.startsWith(`${prefix}${n}.`))) n++;
  return `${prefix}${n}`;
}

export function blankButton(taken: readonly string[], prefix: string): Button {
  const key = freeKey(taken, `${prefix}.b`);
  const label = { key: `${key}.label`, text: '' };
  return { key, label, look: 'secondary', actions: [{ do: 'dismiss' }] };
}

export function blankBlock(kind: BlockKind, content: Content, prefix: string): Block {
  const taken = keysIn(content);
  const key = freeKey(taken, `${prefix}.${kind.slice(0, 1)}`);
  switch (kind) {
    case 'heading':
    case 'paragraph':
      return { block: kind, content: { key, text: '' } };
    case 'list':
      return { block: kind, ordered: false, items: [{ key: `${key}.1`, text: '' }] };
    case 'image':
      return { block: kind, src: '', alt: { key, text: '' }, width: 640, height: 360 };
    case 'video':
      return { block: kind, href: '', title: { key, text: '' }, poster: null };
    case 'buttons':
      return { block: kind, buttons: [{ ...blankButton(taken, prefix), look: 'primary' }] };
  }
}

export function moveBlock(content: Content, at: number, by: -1 | 1): Content {
  const to = at + by;
  const block = content[at];
  if (!block || to < 0 || to >= content.length) return content;
  return content.toSpliced(at, 1).toSpliced(to, 0, block);
}

/** What a press does, beside leading somewhere. */
export const does = [
  'next',
  'back',
  'complete',
  'dismiss',
  'snooze',
  'launch',
  'track',
  'go',
] as const;
export type Does = (typeof does)[number];

export const doesNames: Readonly<Record<Does, string>> = {
  next: 'Goes to the next step',
  back: 'Goes back a step',
  complete: 'Completes it',
  dismiss: 'Closes it',
  snooze: 'Brings it back later',
  launch: 'Opens a guide or survey',
  track: 'Sends an event',
  go: 'Goes to a certain step',
};

/** The first that is no address: people think of one thing a button does. */
export const mainAction = ({ actions }: Button): Exclude<Action, { do: 'url' }> | undefined =>
  actions.flatMap((action) => (action.do === 'url' ? [] : [action]))[0];

export function withAction(button: Button, action: Action | null): Button {
  const url = button.actions.filter((one) => one.do === 'url');
  const others = button.actions.filter((one) => one.do !== 'url').slice(1);
  const actions = [...url, ...(action ? [action] : []), ...others];
  return { ...button, actions: actions.length ? actions.slice(0, 4) : [{ do: 'dismiss' }] };
}

/** An address goes before what closes the guide; none, and the button does only the rest. */
export function withHref(button: Button, href: string): Button {
  const before = button.actions.find((action) => action.do === 'url');
  const rest = button.actions.filter((action) => action.do !== 'url');
  const url: Action[] = href.trim()
    ? [{ do: 'url', href: href.trim(), newTab: before?.newTab ?? false }]
    : [];
  const close: Action[] = rest.length || url.length ? rest : [{ do: 'complete' }];
  return { ...button, actions: [...url, ...close] };
}
