/** Segments in the address: a list of trait filters as JSON, read back with care because people edit addresses. */
import * as z from 'zod/mini';
import { type TraitFilter, traitFilter } from '../../core/model/usage.ts';

/** Eight at most: more is no segment but a person. */
const list = z.array(traitFilter).check(z.maxLength(8));

/** Anything unreadable counts as none. */
export function readSegments(text: string | null): TraitFilter[] {
  if (!text) return [];
  try {
    return list.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    // Cut off or edited by hand: no segment is the honest reading.
    return [];
  }
}

/** Null drops it from the address. */
export const writeSegments = (filters: readonly TraitFilter[]): string | null =>
  filters.length ? JSON.stringify(filters) : null;

/** `Account plan is Studio`. */
export const segmentWords = ({ on, trait, equals }: TraitFilter): string =>
  `${on === 'account' ? 'Account' : 'Person'} ${trait} is ${equals}`;
