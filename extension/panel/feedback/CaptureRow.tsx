import { Badge } from '../../../ui/Badge.tsx';
import { savesItselfAt } from '../../capture/store.ts';
import { agoWords } from '../format.ts';
import { useServices } from '../services.ts';
import { Picture } from './Picture.tsx';
import type { CaptureItem } from './use-captures.ts';
import { kindName, stateLooks } from './words.ts';

type Props = { item: CaptureItem; onOpen: () => void };

/** What was said leads; where and when follow; the state is a word, with its reason under it. */
export function CaptureRow({ item, onOpen }: Props) {
  const { now } = useServices();
  const { fields, pictures, state, reason, draft } = item;
  const [first] = pictures;
  const { word, tone } = stateLooks[state];
  const title = fields.words.trim() || fields.page?.title || 'A capture without words';
  return (
    <li class="capture">
      <button type="button" onClick={onOpen}>
        <span class="capture-shot">
          {first && <Picture picture={first} alt="" small />}
          {pictures.length > 1 && <small>{pictures.length}</small>}
        </span>
        <span class="capture-text">
          <b class={fields.words.trim() ? '' : 'unsaid'}>{title}</b>
          <small>
            {fields.kind && `${kindName(fields.kind)} · `}
            {agoWords(Date.parse(fields.saidAt), now())}
            {fields.page && ` · ${fields.page.path}`}
          </small>
          <span class="capture-state">
            <Badge tone={tone}>{word}</Badge>
            <small>{reason ?? (draft && restWords(draft, now()))}</small>
          </span>
        </span>
      </button>
    </li>
  );
}

/** Nobody should have to guess when something leaves, or why it does not. */
export function restWords(draft: NonNullable<CaptureItem['draft']>, now: number): string {
  if (draft.saving) return 'Being saved';
  const at = savesItselfAt(draft);
  if (at === null) {
    if (draft.how === 'pasted') return 'Look at the picture, then save';
    return draft.unseen.moved
      ? 'The page moved: look, then save'
      : 'Not all could be checked: look, then save';
  }
  const minutes = Math.max(1, Math.ceil((at - now) / 60_000));
  return `Saves itself in ${minutes} min`;
}
