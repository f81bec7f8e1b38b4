/** The pictures of a capture, and for a draft what is hidden on each: suggested by the page, decided here. */
import { useState } from 'preact/hooks';
import type { Drawing, Mark } from '../../../core/model/drawing.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { changeDrawing } from '../../capture/store.ts';
import type { PictureRow } from '../../voice/tables.ts';
import { countOf } from '../format.ts';
import { useServices } from '../services.ts';
import type { Go } from '../Workplace.tsx';
import { Picture } from './Picture.tsx';
import type { CaptureItem } from './use-captures.ts';
import { usePaste } from './use-paste.ts';

export function Shots({ item, go }: { item: CaptureItem; go: Go }) {
  const { draft, pictures } = item;
  const { problem } = usePaste(go.capture, draft ? item.id : undefined);
  return (
    <section class="shots" aria-label="Pictures">
      {pictures.map((picture) => (
        <Shot key={picture.id} picture={picture} />
      ))}
      {draft && <Unseen unseen={draft.unseen} isPasted={draft.how === 'pasted'} />}
      {problem && <p class="wm-note wm-note-wrong">{problem}</p>}
    </section>
  );
}

function Shot({ picture }: { picture: PictureRow }) {
  const { openAnnotator } = useServices();
  return (
    <figure class="shot-figure">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too */}
      <div class="shot-frame" tabIndex={0}>
        <Picture picture={picture} alt={picture.alt} />
      </div>
      <figcaption>
        {picture.state === 'draft' ? <Hidden picture={picture} /> : <span />}
        {(picture.source || picture.base) && (
          <Button small icon="edit" onClick={() => openAnnotator(picture.id)}>
            Annotate
          </Button>
        )}
      </figcaption>
    </figure>
  );
}

type Redaction = Extract<Mark, { mark: 'redact' }>;
type Why = Redaction['why'];

const kindWords: Record<Why, [one: string, many: string]> = {
  person: ['place by hand', 'places by hand'],
  email: ['e-mail address', 'e-mail addresses'],
  phone: ['telephone number', 'telephone numbers'],
  card: ['card number', 'card numbers'],
  iban: ['account number', 'account numbers'],
  token: ['key or token', 'keys or tokens'],
  password: ['password', 'passwords'],
  field: ['field', 'fields'],
  masked: ['place marked private', 'places marked private'],
};

const isRedaction = (mark: Mark): mark is Redaction => mark.mark === 'redact';

/** All on; a kind that hides too much can be shown again, and hidden again as long as this is open. */
function Hidden({ picture }: { picture: PictureRow }) {
  const { db, now } = useServices();
  const [off, setOff] = useState<readonly Redaction[]>([]);
  const on = picture.drawing.marks.filter(isRedaction);
  const count = on.length;
  const whys = [...new Set([...on, ...off].map(({ why }) => why))];
  if (whys.length === 0) return <span class="soft">Nothing to hide was found</span>;
  const write = (marks: Drawing['marks']) =>
    changeDrawing(db, picture.id, { ...picture.drawing, marks }, now());
  const set = (why: Why, isOn: boolean) => {
    if (isOn) {
      const back = off.filter((mark) => mark.why === why);
      setOff(off.filter((mark) => mark.why !== why));
      return write([...picture.drawing.marks, ...back]);
    }
    const gone = on.filter((mark) => mark.why === why);
    setOff([...off, ...gone]);
    return write(picture.drawing.marks.filter((mark) => !isRedaction(mark) || mark.why !== why));
  };
  return (
    <details class="hidden-places">
      <summary>{countOf(count, 'place')} hidden</summary>
      {whys.map((why) => {
        const many = [...on, ...off].filter((mark) => mark.why === why).length;
        const [one, several] = kindWords[why];
        return (
          <Checkbox
            key={why}
            label={countOf(many, one, several)}
            checked={!off.some((mark) => mark.why === why)}
            onChecked={(isOn) => void set(why, isOn)}
          />
        );
      })}
    </details>
  );
}

type UnseenProps = {
  unseen: { frames: number; drawings: number; moved: boolean };
  isPasted: boolean;
};

/** What no script can promise is said, not kept quiet. */
function Unseen({ unseen, isPasted }: UnseenProps) {
  const { frames, drawings, moved } = unseen;
  const said = [
    isPasted ? 'A pasted picture is not looked into' : '',
    frames > 0 ? `${countOf(frames, 'frame')} of another site could not be looked into` : '',
    drawings > 0 ? `${countOf(drawings, 'drawn part')} could not be read` : '',
    moved ? 'the page moved while it was pictured' : '',
  ].filter((part) => part !== '');
  const [first = '', ...rest] = said;
  if (first === '') return null;
  const sentence = [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', and ');
  return (
    <p class="warning">
      <Icon name="warn" size={14} />
      <span>{sentence}: check the picture before you save.</span>
    </p>
  );
}
