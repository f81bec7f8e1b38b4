/** A descriptor without one signal. Kind and position have no absence: those keep what they cannot lose. */
import type { Descriptor } from '../../core/locator/descriptor.ts';
import type { Signal } from '../../core/locator/weights.ts';

type Without = (d: Descriptor) => Descriptor;

const field =
  (...keys: (keyof Descriptor)[]): Without =>
  (d) =>
    // safe: only keys that a descriptor may lack are named below
    Object.fromEntries(
      Object.entries(d).filter(([key]) => !keys.some((gone) => gone === key)),
    ) as Descriptor;

const attribute =
  (...keys: string[]): Without =>
  (d) => ({
    ...d,
    attrs: Object.fromEntries(Object.entries(d.attrs ?? {}).filter(([key]) => !keys.includes(key))),
  });

export const removals: Partial<Record<Signal, Without>> = {
  mark: attribute('mark'),
  testid: attribute('testid'),
  id: attribute('id'),
  field: attribute('name'),
  target: attribute('href', 'action', 'for'),
  label: field('name', 'text'),
  text: field('text'),
  hint: attribute('placeholder', 'title', 'alt'),
  icon: attribute('icon'),
  tag: field('role'),
  type: attribute('type'),
  classes: field('classes'),
  path: field('path'),
  trail: field('trail'),
  near: field('near'),
  landmark: field('landmark'),
  heading: field('heading'),
  frame: field('frame'),
  shadow: field('shadow'),
};
