import type { EvidenceRow, Triage } from '../../../core/model/voice/inbox.ts';
import { Button } from '../../../ui/Button.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useCurrent } from '../../app/current.ts';
import { useRpc } from '../../app/queries.ts';
import { SuggestionLine } from './SuggestionLine.tsx';

type Props = {
  row: EvidenceRow;
  onAct: (changes: Triage, said: string) => Promise<boolean>;
};

/** What was asked before and sounds alike. Nothing is linked by itself: a person says yes. */
export function SuggestedRequests({ row, onAct }: Props) {
  const { workspace } = useCurrent();
  const words = row.words.trim().slice(0, 2_000);
  const args = words
    ? { workspace: workspace.id, words, feature: row.feature, besides: null, limit: 4 }
    : null;
  const found = useRpc('suggest_requests', args);
  if (!words) return null;
  return (
    <section aria-labelledby="suggested" class="evidence-suggested">
      <h3 id="suggested">Asked before?</h3>
      {found.loading && <Skeleton rows={2} label="Looking for requests" />}
      {found.error && <p class="wm-note">{found.error.message}</p>}
      {found.data?.length === 0 && <p class="wm-note">Nothing like it was asked for yet.</p>}
      <ul>
        {found.data?.map((one) => (
          <li key={one.request}>
            <div>
              <a href={`#/voice/requests/${one.request}`}>{one.title}</a>
              <small class="quiet">
                <SuggestionLine suggestion={one} />
              </small>
            </div>
            <Button
              small
              icon="link"
              onClick={() => void onAct({ request: one.request }, `Linked to “${one.title}”`)}
            >
              Link
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
