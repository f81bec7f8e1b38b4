import type { Sort } from '../../ui/table-model.ts';
import { useServices } from '../app/services.ts';
import type { Narrowing } from './adoption-view.ts';
import { readSegments } from './segments.ts';

/** The most used on top. */
const defaultSort: Sort = { by: 'reach', descending: true };

/** The list's search, order and segments. They live in the address, so that a link shows the same list. */
export function useFeatureList() {
  const { router } = useServices();
  const { query } = router.route.value;
  const by = query.get('sort');
  const narrowing: Narrowing = {
    text: query.get('q') ?? '',
    area: query.get('area'),
    attention: query.has('attention'),
  };
  return {
    narrowing,
    segments: readSegments(query.get('segment')),
    sort: by ? { by, descending: query.get('order') !== 'up' } : defaultSort,
    setSort: ({ by, descending }: Sort) =>
      router.setQuery({ sort: by, order: descending ? null : 'up' }),
    set: router.setQuery,
  };
}
