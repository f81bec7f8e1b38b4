/** What conditions are asked over (listed in core/model/audience.ts). What nobody knows is not there. */
import type { Attributes } from './condition.ts';
import type { Context, Person } from './types.ts';
import { queryOf } from './url-rule.ts';

export function attributesOf(person: Person, context: Pick<Context, 'address'>): Attributes {
  const { known, language, device, facts } = person;
  return { ...facts, known, language, device, query: queryOf(context.address) };
}
