/** Elements that resemble one another, and using them: what tests of look-alikes and tags stand on. */
import { randomUUID } from 'node:crypto';
import { elementHash } from '../../../core/locator/canonical.ts';
import type { Descriptor } from '../../../core/locator/descriptor.ts';
import type { World } from './world.ts';

const day = 86_400_000;
/** A minute more than so many days ago, so that "0 days" is past. */
export const ago = (days: number) => Date.now() - days * day - 60_000;

export const save: Descriptor = {
  ...{ v: 1, tag: 'button', role: 'button', name: 'Save', text: 'Save' },
  attrs: { type: 'submit' },
  ...{
    nth: 1,
    of: 2,
    path: [{ tag: 'form', id: 'profile' }],
    landmark: 'main',
    heading: 'Profile',
  },
};
/** A release gave it another name and another hash; everything else stayed. */
export const saveChanges: Descriptor = { ...save, name: 'Save changes', text: 'Save changes' };
export const saveAll: Descriptor = { ...save, name: 'Save all', text: 'Save all' };
export const unlike: Descriptor = { v: 1, tag: 'a', role: 'link', name: 'Prices', nth: 3, of: 3 };

export const anchor = (descriptor: Descriptor) => ({ hash: elementHash(descriptor), descriptor });
export const everywhere = { kind: 'everywhere' } as const;
export const ruleFor = (...descriptors: Descriptor[]) => ({
  ...{ page: everywhere, anchors: descriptors.map(anchor), selector: null },
});

/** An element used at those times, by one person on one page. */
export async function used(
  world: World,
  descriptor: Descriptor,
  times: readonly number[],
  path?: number,
) {
  const element = await world.element(elementHash(descriptor), descriptor);
  const [page, visitor] = [path ?? (await world.path(`/${randomUUID()}`)), await world.visitor()];
  await world.events(times.map((at) => ({ at, visitor, element, path: page })));
  return { element, page, visitor };
}

export async function elementsOf(world: World, tag: string) {
  const list = await world.call('list_tag_elements', { tag });
  return list.map(({ hash, outcome, reason }) => ({
    hash,
    outcome,
    reason: reason.split('. ')[0],
  }));
}
