import { useEffect, useState } from 'preact/hooks';
import { type Mark, mark } from '../../../core/model/drawing.ts';
import type { EvidenceRow } from '../../../core/model/voice/inbox.ts';
import { Button } from '../../../ui/Button.tsx';
import { MarkedPicture } from '../../../ui/picture/MarkedPicture.tsx';
import { useServices } from '../../app/services.ts';

type Picture = EvidenceRow['pictures'][number];

/** What is looked at; the bases for drawing again are not shown. */
export function Pictures({ pictures, scale }: { pictures: readonly Picture[]; scale: number }) {
  const shown = pictures.filter(({ kind }) => kind === 'picture');
  if (shown.length === 0) return null;
  return (
    <div class="evidence-pictures">
      {shown.map((picture) => (
        <PictureFrame key={picture.object.sha256} picture={picture} scale={scale} />
      ))}
    </div>
  );
}

/** The place is kept before the picture is there: width and height are known from the row. */
function PictureFrame({ picture, scale }: { picture: Picture; scale: number }) {
  const { backend } = useServices();
  const { path, stored, alt, object } = picture;
  const [state, setState] = useState<{ url?: string; problem?: string }>({});
  const load = async () => {
    setState({});
    const reply = await backend.pictureUrl(path);
    setState(reply.ok ? { url: reply.data } : { problem: reply.error.message });
  };
  useEffect(() => {
    if (stored) void load();
  }, [path, stored]);
  if (!stored) {
    return (
      <p class="wm-note" role="status">
        Its picture is still on the computer that took it, and comes when that is online.
      </p>
    );
  }
  if (state.problem) {
    return (
      <p class="wm-note" role="alert">
        The picture could not be loaded: {state.problem}{' '}
        <Button small onClick={() => void load()}>
          Try again
        </Button>
      </p>
    );
  }
  const name = alt || 'Picture of the page';
  const { width, height } = object;
  if (!state.url) {
    return (
      <span class="evidence-picture">
        <img alt={name} width={width} height={height} />
      </span>
    );
  }
  const marks = readMarks(picture.annotations);
  return (
    <a class="evidence-picture" href={state.url} target="_blank" rel="noreferrer">
      <MarkedPicture src={state.url} {...{ marks, scale, width, height }} alt={name} />
    </a>
  );
}

/** A mark that this console does not know is left out; the others still say what they say. */
function readMarks(annotations: readonly unknown[]): Mark[] {
  return annotations.flatMap((one) => {
    const parsed = mark.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}
