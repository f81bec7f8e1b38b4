/** Whether the person who is previewed as would really get it; a preview itself asks no rule. */
import type { Verdict } from '../../../core/engage/preview-as.ts';
import { Icon } from '../../Icon.tsx';

export function VerdictLine({ verdict }: { verdict: Verdict }) {
  const { passes, headline, reasons } = verdict;
  return (
    <div class="verdict-line">
      <p role="status">
        <Icon name={passes ? 'check' : 'close'} size={16} /> {headline}
      </p>
      {reasons.length > 1 && (
        <ul>
          {reasons.slice(1).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
