/** Taking everything out: page after page, then pictures, then one file; to be stopped at any moment. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useCurrent } from '../../app/current.ts';
import { downloadBlob } from '../../app/download.ts';
import { useServices } from '../../app/services.ts';
import {
  type ExportKind,
  type Format,
  fileOf,
  pictureName,
  type Rows,
  withPictureNames,
} from './export-files.ts';
import { type Entry, limits, zipOf } from './zip.ts';

const pageSize = 500;
/** As many as a browser asks one server for without making others wait. */
const picturesAtOnce = 6;

export type Wanted = { kinds: readonly ExportKind[]; format: Format; pictures: boolean };
export type ExportState =
  | { is: 'idle'; problem?: string; done?: string }
  | { is: 'running'; label: string; done: number; of?: number; what: string };

/** Its message is for the screen: it stops what it happens in. */
class ExportFailed extends Error {}

export function useExport() {
  const { api, backend } = useServices();
  const { workspace } = useCurrent();
  const [state, setState] = useState<ExportState>({ is: 'idle' });
  const running = useRef(new AbortController());
  useEffect(() => () => running.current.abort(), []);

  const rowsOf = async (what: ExportKind, signal: AbortSignal) => {
    const rows: (readonly unknown[])[] = [];
    const paths: string[] = [];
    let columns: readonly string[] = [];
    let after: string | null = null;
    do {
      setState({ is: 'running', label: `Reading ${what}`, done: rows.length, what: 'row' });
      const args = { workspace: workspace.id, what, after, limit: pageSize };
      const reply: Awaited<ReturnType<typeof api.export_rows>> = await api.export_rows(args);
      signal.throwIfAborted();
      if (!reply.ok) throw new ExportFailed(reply.error.message);
      columns = reply.data.columns;
      for (const row of reply.data.rows) rows.push(row);
      for (const path of reply.data.paths) paths.push(path);
      after = reply.data.next;
    } while (after !== null);
    return { table: { columns, rows } satisfies Rows, paths: [...new Set(paths)] };
  };

  /** What is gone from storage is told in the archive; a line that is down ends the export. */
  const pictureOf = async (path: string, signal: AbortSignal): Promise<Blob | undefined> => {
    const reply = await backend.pictureUrl(path);
    if (!reply.ok) {
      if (/not.?found/i.test(reply.error.message)) return undefined;
      throw new ExportFailed(`A picture could not be had: ${reply.error.message}`);
    }
    const response = await fetch(reply.data, { signal });
    if (response.status === 404 || response.status === 400) return undefined;
    if (!response.ok) throw new ExportFailed(`Storage answered ${response.status} for a picture.`);
    return response.blob();
  };

  const picturesOf = async (paths: readonly string[], signal: AbortSignal) => {
    const entries: Entry[] = [];
    const gone = new Set<string>();
    let [at, done, bytes] = [0, 0, 0];
    const work = async () => {
      for (let path = paths[at++]; path !== undefined; path = paths[at++]) {
        const content = await pictureOf(path, signal);
        signal.throwIfAborted();
        if (content) entries.push({ name: pictureName(path), content });
        else gone.add(path);
        bytes += content?.size ?? 0;
        if (bytes > limits.bytes * 0.9 || entries.length > limits.files - 20) {
          throw new ExportFailed(
            'The pictures are more than one ZIP holds (4 GB). Export without them.',
          );
        }
        done++;
        setState({
          is: 'running',
          label: 'Fetching pictures',
          done,
          of: paths.length,
          what: 'picture',
        });
      }
    };
    await Promise.all(Array.from({ length: picturesAtOnce }, work));
    return { entries, gone };
  };

  const collect = async ({ kinds, format, pictures }: Wanted, signal: AbortSignal) => {
    const entries: Entry[] = [];
    let missing: readonly string[] = [];
    for (const kind of kinds) {
      const { table, paths } = await rowsOf(kind, signal);
      const found = pictures && paths.length > 0 ? await picturesOf(paths, signal) : undefined;
      const shown = found ? withPictureNames(table, found.gone) : table;
      entries.push({ name: `${kind}.${format}`, content: fileOf(shown, format) });
      entries.push(...(found?.entries ?? []));
      if (found) missing = [...missing, ...found.gone];
    }
    if (missing.length > 0) {
      const content = new Blob([`Gone from storage:\n${missing.join('\n')}\n`], {
        type: 'text/plain',
      });
      entries.push({ name: 'missing-pictures.txt', content });
    }
    return entries;
  };

  const run = async (wanted: Wanted) => {
    running.current.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    try {
      const entries = await collect(wanted, signal);
      const day = new Date().toISOString().slice(0, 10);
      const [only] = entries;
      const isOne = only !== undefined && entries.length === 1 && !wanted.pictures;
      const name = isOne ? only.name.replace('.', `-${day}.`) : `customer-voice-${day}.zip`;
      downloadBlob(name, isOne ? only.content : await zipOf(entries, new Date()));
      setState({ is: 'idle', done: name });
    } catch (error) {
      if (signal.aborted) return;
      const said = error instanceof ExportFailed ? error.message : `The console failed: ${error}.`;
      setState({ is: 'idle', problem: `Nothing was saved. ${said}` });
    }
  };
  const cancel = () => {
    running.current.abort();
    setState({ is: 'idle' });
  };
  return { state, run, cancel };
}
