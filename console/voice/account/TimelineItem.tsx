import type { TimelineEntry } from '../../../core/model/voice/account.ts';
import { evidenceKinds } from '../../../core/model/voice/evidence.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useCurrent } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { kindWords } from '../words.ts';
import { addressOf, headOfEntry, timelineWords } from './timeline-words.ts';

/** The same shape for all kinds: what, when, by whom; their words; which request it is about. */
export function TimelineItem({ entry }: { entry: TimelineEntry }) {
  const { workspace } = useCurrent();
  const { at, what, text, by, request, requestTitle } = entry;
  const { name, icon } = timelineWords[what];
  const address = addressOf(entry);
  const head = headOfEntry(entry);
  const kind = what === 'evidence' ? evidenceKinds.find((one) => one === entry.kind) : undefined;
  return (
    <li class={`timeline-item timeline-${what}`}>
      <Icon name={icon} />
      <div>
        <p class="timeline-head">
          <span class="wm-hidden">{name}: </span>
          {address ? <a href={address}>{head}</a> : <b>{head}</b>}
          {kind && <Badge tone={kindWords[kind].tone}>{kindWords[kind].name}</Badge>}
          <small class="quiet">
            <time dateTime={at}>{formatInstant(at, workspace.timezone)}</time>
            {by && what !== 'told' && `, ${by}`}
          </small>
        </p>
        {text && (
          <p class={what === 'evidence' || what === 'answer' ? 'timeline-words' : 'timeline-note'}>
            {text}
          </p>
        )}
        {request && (
          <p class="timeline-about">
            → <a href={`#/voice/requests/${request}`}>{requestTitle}</a>
          </p>
        )}
      </div>
    </li>
  );
}
