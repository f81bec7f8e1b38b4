/** What a CSS selector means on the page in front, asked again whenever it has changed. */
import { useEffect } from 'preact/hooks';
import type { Graded } from '../../messages/page-port.ts';
import { useRested } from '../hooks.ts';
import { useServices } from '../services.ts';

/** Judging looks at the whole page: once a word is typed, not at each of its letters. */
const restMs = 150;

/** Undefined until the page has judged this very selector; null asks for nothing and clears the outlines. */
export function useGraded(selector: string | null): Graded | undefined {
  const { page } = useServices();
  const wanted = selector?.trim() ?? '';
  const rested = useRested(wanted, restMs);
  const isConnected = page.connected.value;
  useEffect(() => {
    if (isConnected) page.post({ type: 'selector', selector: rested });
  }, [page, rested, isConnected]);
  const graded = page.graded.value;
  return wanted && graded?.selector === wanted ? graded : undefined;
}
