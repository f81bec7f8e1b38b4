/**
 * The annotator as a page of its own, since a panel is too narrow to draw in. What is drawn on a draft is kept
 * at every step; a picture that has been saved is burnt anew when the person is done.
 */
import '../../ui/ui.css';
import { render } from 'preact';
import type { Drawing } from '../../core/model/drawing.ts';
import { stepLines } from '../../core/picture/drawing.ts';
import { withStepLines } from '../../core/picture/note.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { loadPicture, savePicture } from '../capture/pictures.ts';
import { changeCapture } from '../capture/store.ts';
import { type Db, openDb } from '../db.ts';
import { createSender } from '../messages/messenger.ts';
import { workerProtocol } from '../messages/protocol.ts';
import { createKeep } from '../panel/keep.ts';
import { applyTheme } from '../panel/theme.ts';
import { Annotator } from './Annotator.tsx';
import { Failed } from './Failed.tsx';

type Options = { root: Element; browser: typeof chrome; signal: AbortSignal };

export async function mountAnnotator({ root, browser, signal }: Options): Promise<void> {
  applyTheme(createKeep(localStorage).find('theme') ?? 'system');
  signal.addEventListener('abort', () => render(null, root));
  const db = openDb();
  const id = new URLSearchParams(location.search).get('picture') ?? '';
  const loaded = await loadPicture(db, id);
  if (!loaded) return render(<Gone />, root);
  const { source, scale, drawing, isDraft, owner } = loaded;
  const send = createSender(workerProtocol, (message) => browser.runtime.sendMessage(message));
  let latest = drawing;
  /** One after another: two writes at once could end in the older one. */
  let written: Promise<unknown> = Promise.resolve();
  const keep = (next: Drawing) => {
    latest = next;
    if (isDraft) written = written.then(() => keepDraft(db, id, owner, next));
  };
  const finish = async () => {
    await written;
    if (!isDraft && latest !== drawing) await savePicture(db, id, latest, Date.now());
    void send('sync.now', {});
    close();
  };
  const picture = await createImageBitmap(source);
  const unseen = await unseenOf(db, owner);
  const draw = (problem?: string, busy = false) =>
    render(
      <>
        {problem && <Failed text={problem} />}
        <Annotator
          {...{ picture, scale, drawing, unseen, busy }}
          onChange={keep}
          onDone={() => {
            draw(undefined, true);
            finish().catch((error: unknown) => draw(String(error)));
          }}
        />
      </>,
      root,
    );
  draw();
}

/** The numbers on the picture are the lines of the note, so the two are written together. */
async function keepDraft(db: Db, id: string, owner: string, drawing: Drawing): Promise<void> {
  await savePicture(db, id, drawing, Date.now());
  const capture = await db.captures.get(owner);
  if (!capture) return;
  const pictures = await db.pictures.where('owner').equals(owner).sortBy('position');
  const lines = pictures.flatMap((one) => stepLines(one.id === id ? drawing : one.drawing));
  const words = withStepLines(capture.fields.words, lines).slice(0, 10_000);
  if (words !== capture.fields.words) await changeCapture(db, owner, { words }, Date.now());
}

/** What no scan could look into, said where it is decided what to hide. */
async function unseenOf(db: Db, owner: string): Promise<string | undefined> {
  const capture = await db.captures.get(owner);
  if (!capture) return undefined;
  const { frames, drawings, moved } = capture.unseen;
  if (capture.how === 'pasted') return 'A pasted picture is not looked into: check all of it.';
  if (frames + drawings === 0 && !moved) return undefined;
  return 'Parts of this page could not be looked into: check the rest yourself.';
}

function Gone() {
  return (
    <main class="annotator-gone">
      <ErrorState title="This picture is not here any more">
        It was deleted, or it is older than what this computer keeps. The console still shows it if
        it was saved.
      </ErrorState>
    </main>
  );
}
