import { useEffect, useState } from 'preact/hooks';
import type { EvidenceRow } from '../../../core/model/voice/inbox.ts';
import { Button } from '../../../ui/Button.tsx';
import { useServices } from '../../app/services.ts';

type Picture = EvidenceRow['pictures'][number];

/** What is looked at; the bases for drawing again are not shown. */
export function Pictures({ pictures }: { pictures: readonly Picture[] }) {
  const shown = pictures.filter(({ kind }) => kind === 'picture');
  if (shown.length === 0) return null;
  return (
    <div class="evidence-pictures">
      {shown.map((picture) => (
        <PictureFrame key={picture.object.sha256} picture={picture} />
      ))}
    </div>
  );
}

/** The place is kept before the picture is there: width and height are known from the row. */
function PictureFrame({ picture }: { picture: Picture }) {
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
  const image = <img src={state.url} alt={name} width={object.width} height={object.height} />;
  return state.url ? (
    <a class="evidence-picture" href={state.url} target="_blank" rel="noreferrer">
      {image}
    </a>
  ) : (
    <span class="evidence-picture">{image}</span>
  );
}
