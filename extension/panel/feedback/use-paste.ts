/** Pictures that are pasted or dropped: read as pixels and nothing else, and kept as a capture at once. */
import { useEffect, useState } from 'preact/hooks';
import { emptyDrawing } from '../../../core/model/drawing.ts';
import { blankEvidence } from '../../../core/model/voice/evidence.ts';
import { reencode } from '../../capture/pixels.ts';
import { addCapture, addPictures } from '../../capture/store.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

const picturesIn = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));

/** `into`: a draft that takes them; else they become one of their own, which is then opened. */
export function usePaste(onCapture: (id: string) => void, into?: string) {
  const { db, now } = useServices();
  const { workspace, app } = useWork();
  const [problem, setProblem] = useState<string>();
  const [isOver, setOver] = useState(false);

  const keep = async (files: File[]) => {
    setProblem(undefined);
    const pictures = [];
    for (const file of files) {
      const { blob } = await reencode(file);
      pictures.push({ source: blob, drawing: emptyDrawing, scale: 1, alt: 'A pasted picture' });
    }
    if (into) return addPictures(db, into, pictures, now());
    const at = now();
    const fields = { ...blankEvidence(new Date(at).toISOString()), app: app.id };
    const unseen = { frames: 0, drawings: 0, moved: false };
    const own = { workspace: workspace.id, how: 'pasted', tab: null, madeAt: at } as const;
    onCapture(await addCapture(db, { ...own, fields, unseen, pictures }));
  };

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const take = (event: Event, data: DataTransfer | null) => {
      const files = picturesIn(data);
      if (files.length === 0) return;
      event.preventDefault();
      keep(files).catch(() =>
        setProblem(
          'This file is no picture that the browser can read. Paste it as PNG, JPEG or WebP.',
        ),
      );
    };
    document.addEventListener('paste', (event) => take(event, event.clipboardData), { signal });
    document.addEventListener(
      'dragover',
      (event) => {
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    document.addEventListener('dragleave', () => setOver(false), { signal });
    document.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        setOver(false);
        take(event, event.dataTransfer);
      },
      { signal },
    );
    return () => leaving.abort();
  }, [into, workspace.id, app.id]);

  return { problem, isOver };
}
