/** An import on its way: checked in parts, looked at, then all of it or nothing, and undone if it was a mistake. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RpcName } from '../../../core/model/rpc.ts';
import type { ImportBatch, ImportError, Staged } from '../../../core/model/voice/exchange.ts';
import { useCurrent } from '../../app/current.ts';
import { newId } from '../../app/new-id.ts';
import { useCall } from '../../app/use-call.ts';
import { rowOf } from './import-rows.ts';
import type { Source } from './use-source.ts';

/** Small enough that progress is seen and a request stays far from any limit. */
const part = 1_000;
const pageOfErrors = 500;

/** An error with its place in the sheet. */
export type PlacedError = ImportError & { place: number };

export type Phase =
  | { is: 'choosing' }
  | { is: 'checking'; done: number; of: number }
  | { is: 'checked'; id: string; staged: Staged; errors: readonly PlacedError[]; left: number }
  | { is: 'bringing' }
  | { is: 'done'; batch: ImportBatch };

/** Answers in which imported things stand. */
const touched: readonly RpcName[] = [
  ...(['list_imports', 'list_evidence', 'count_evidence', 'list_requests'] as const),
  ...(['find_accounts', 'get_account', 'account_timeline'] as const),
];

export function useUndoImport() {
  const call = useCall();
  return (batch: string) => call('undo_import', { import: batch }, touched);
}

export function useImport(source: Source) {
  const { workspace } = useCurrent();
  const call = useCall();
  const [phase, setPhase] = useState<Phase>({ is: 'choosing' });
  const [problem, setProblem] = useState<string>();
  // Whoever leaves or chooses another file wants no more of this one.
  const running = useRef(new AbortController());
  useEffect(() => () => running.current.abort(), []);
  const start = () => {
    running.current.abort();
    running.current = new AbortController();
    setProblem(undefined);
    return running.current.signal;
  };
  const stop = (message?: string) => {
    setPhase({ is: 'choosing' });
    setProblem(message);
  };

  const errorsOf = async (id: string, places: readonly number[], first: readonly ImportError[]) => {
    const errors = [...first];
    while (errors.length > 0) {
      const after = errors.at(-1)?.row ?? null;
      const reply = await call('list_import_errors', { import: id, after, limit: pageOfErrors });
      if (!reply.ok) return reply.error.message;
      errors.push(...reply.data);
      if (reply.data.length < pageOfErrors) break;
    }
    return errors.map((error) => ({ ...error, place: places[error.row] ?? 0 }));
  };

  /** `without`: rows that stay out, by their place. Each check is an import of its own, so that no row of the last one stays. */
  const check = async (without: ReadonlySet<number> = new Set()) => {
    const signal = start();
    const { file, kind, sheet, reading } = { ...source, kind: source.reading.kind };
    const places = source.places.filter((place) => !without.has(place));
    const id = newId();
    const draft = { id, kind, name: (file?.name ?? 'Import').slice(0, 120) };
    let staged: Staged | undefined;
    for (let at = 0; at < places.length; at += part) {
      setPhase({ is: 'checking', done: at, of: places.length });
      const rows = places.slice(at, at + part).map((place) => rowOf(sheet[place] ?? [], reading));
      const args = { workspace: workspace.id, import: draft, start: at, rows };
      const reply = await call('stage_import', args);
      if (signal.aborted) return;
      if (!reply.ok) return stop(`Nothing was brought in. ${reply.error.message}`);
      staged = reply.data;
    }
    if (!staged) return stop('No row is left to bring in.');
    const errors = await errorsOf(id, places, staged.errors);
    if (signal.aborted) return;
    if (typeof errors === 'string') return stop(errors);
    source.keepMapping();
    setPhase({ is: 'checked', id, staged, errors, left: without.size });
  };

  const commit = async () => {
    if (phase.is !== 'checked') return;
    start();
    setPhase({ is: 'bringing' });
    const reply = await call('commit_import', { import: phase.id }, touched);
    if (reply.ok) return setPhase({ is: 'done', batch: reply.data });
    setPhase(phase);
    setProblem(`Nothing was brought in. ${reply.error.message}`);
  };

  return {
    ...{ phase, problem, check, commit },
    reset() {
      start();
      setPhase({ is: 'choosing' });
    },
  };
}
