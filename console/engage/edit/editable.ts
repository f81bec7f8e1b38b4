/** Which definitions a form can hold: those that need no element of a page. */
import type { Definition } from '../../../core/model/engagement.ts';

const free: readonly string[] = ['banner', 'modal', 'slideIn'];

export function isEditable(definition: Definition): boolean {
  if (definition.is === 'survey') return true;
  const { kind, steps } = definition.guide;
  return free.includes(kind) && steps.length > 0 && steps.every(({ anchor }) => anchor === null);
}
