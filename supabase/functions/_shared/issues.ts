/**
 * Requests out to trackers: takes some jobs, speaks the tracker's dialect (core/trackers), reports. Shared by the
 * embedded backend and the edge function, hence nothing here but fetch and web standards. When a job is tried
 * again, and what a status means for the request, the database decides (app.finish_issue_job).
 */
import type { CheckJob, IssueJob, IssueResult } from '../../../core/model/voice/integration.ts';
import { dialects } from '../../../core/trackers/dialects.ts';
import type {
  Created,
  Dialect,
  Pictures,
  Problem,
  TrackerRequest,
} from '../../../core/trackers/types.ts';
import { askTracker, type Heard } from './ask-tracker.ts';

export type TrackerJob = IssueJob | CheckJob;

/** The database, by whatever way it is reached. */
export interface Jobs {
  take(most: number): Promise<readonly TrackerJob[]>;
  report(id: string, result: IssueResult): Promise<void>;
}

export interface PictureStore {
  /** An address for whoever reads the issue; undefined where the picture is gone. */
  sign(path: string): Promise<string | undefined>;
  read(path: string): Promise<Blob | undefined>;
}

export interface IssueOptions {
  jobs: Jobs;
  pictures: PictureStore;
  send: typeof fetch;
  now?: () => number;
  /** Ends the work between two jobs. */
  signal: AbortSignal;
}

/** Few: each may mean a dozen requests, and what is taken is ours for two minutes. */
const atOnce = 5;

type Ask = (request: TrackerRequest) => Promise<Heard | undefined>;
type At = { job: IssueJob; dialect: Dialect; ask: Ask; options: IssueOptions };

/** A limit is worth waiting for, whatever status it came with. */
function failed({ problem, again }: Problem, heard?: Heard): IssueResult {
  const wait = heard?.wait;
  return { ok: false, problem, again: again || wait !== undefined, wait };
}

/** Each picture by an address that lasts, but for those that are gone. */
async function signedOf({ job, options }: At): Promise<Pictures> {
  const signed = new Map<string, string>();
  for (const path of job.request.evidence.flatMap((one) => one.pictures)) {
    const url = await options.pictures.sign(path);
    if (url) signed.set(path, url);
  }
  return signed;
}

/** Who asked before may have died before reporting: then it is there, and making it again would double it. */
async function found({ job, dialect, ask }: At): Promise<Created | IssueResult | undefined> {
  const request = job.begun ? dialect.find(job) : null;
  const heard = request && (await ask(request));
  if (!heard) return undefined;
  const reply = dialect.readFound(job, heard);
  if (!reply || reply.ok) return reply;
  const result = failed(reply, heard);
  // Not allowed to look is not a reason to give up: making it says what is wrong, if anything is.
  return result.again ? result : undefined;
}

async function made(at: At): Promise<Created | IssueResult> {
  const { job, dialect, ask } = at;
  if (job.key && job.url) return { ok: true, key: job.key, url: job.url, status: null };
  const known = await found(at);
  if (known) return known;
  const heard = await ask(dialect.create(job, await signedOf(at)));
  if (!heard) return failed({ ok: false, problem: 'There was nothing to send.', again: false });
  const reply = dialect.readCreated(job, heard);
  return reply.ok ? reply : failed(reply, heard);
}

/** Pictures that go one by one; what is there already stays counted, so that a limit in between doubles none. */
async function withFiles(at: At, created: Created): Promise<IssueResult> {
  const { job, dialect, ask, options } = at;
  const so = { key: created.key, url: created.url };
  const files = dialect.after(job, created).slice(job.sent);
  let sent = job.sent;
  for (const file of files) {
    await options.jobs.report(job.id, { ok: null, ...so, sent });
    const heard = await ask(file);
    if (heard && (heard.status < 200 || heard.status > 299)) {
      const reply = dialect.readCreated(job, heard);
      const problem = reply.ok ? 'A picture was not taken.' : reply.problem;
      const again = heard.status === 0 || heard.status === 429 || heard.status >= 500;
      // It stands there; a picture that is too large or not allowed is no reason to call it failed.
      if (again || heard.wait)
        return { ...failed({ ok: false, problem, again }, heard), ...so, sent };
    }
    sent++;
  }
  return { ok: true, ...so, status: created.status, sent };
}

async function create(at: At): Promise<IssueResult> {
  const created = await made(at);
  return 'key' in created && created.ok === true && created.url !== undefined
    ? // Safe: an answer that is fine and has key and address is a Created.
      await withFiles(at, created as Created)
    : created;
}

async function readStatus({ job, dialect, ask }: At): Promise<IssueResult> {
  const request = dialect.refresh(job);
  const heard = request && (await ask(request));
  if (!heard) return { ok: true };
  const reply = dialect.readStatus(heard);
  return reply.ok ? { ok: true, status: reply.status } : failed(reply, heard);
}

/** A comment says there what is asked for and by whom; then its pictures, then its status. */
async function link(at: At): Promise<IssueResult> {
  const { dialect, ask, options } = at;
  const key = at.job.key ?? dialect.keyOf(at.job.url ?? '');
  const { tracker } = at.job.integration;
  if (!key || !at.job.url) {
    const problem = `This is not the address of an issue in ${tracker}. Untie it and give the issue’s own address.`;
    return failed({ ok: false, problem, again: false });
  }
  const job = { ...at.job, key };
  const here = { ...at, job };
  // With a key the comment is there already; only what came after it is to be done.
  if (!at.job.key) {
    const request = dialect.link(job, await signedOf(here));
    const heard = request && (await ask(request));
    if (!heard) {
      const problem = `${tracker} has nothing that a request could be tied to. Send it as a new one.`;
      return failed({ ok: false, problem, again: false });
    }
    if (heard.status < 200 || heard.status > 299 || Object(heard.body).errors) {
      const reply = dialect.readStatus(heard);
      return failed(
        reply.ok ? { ok: false, problem: 'The comment was not taken.', again: false } : reply,
        heard,
      );
    }
    await options.jobs.report(job.id, { ok: null, key, url: at.job.url });
  }
  const result = await withFiles(here, { ok: true, key, url: at.job.url, status: null });
  return result.ok ? { ...result, ...(await readStatus(here)), key } : result;
}

async function check(job: CheckJob, ask: Ask): Promise<IssueResult> {
  const dialect = dialects[job.integration.tracker];
  const heard = await ask(dialect.check(job));
  if (!heard) return { ok: true };
  const reply = dialect.readCheck(heard);
  return reply.ok ? { ok: true } : failed(reply, heard);
}

const ways = { create, link, refresh: readStatus };

async function work(job: TrackerJob, options: IssueOptions): Promise<IssueResult> {
  if (!job.token) {
    const problem = 'This integration has no token. An admin sets it in Settings, Integrations.';
    return failed({ ok: false, problem, again: false });
  }
  const { send, pictures, now = Date.now } = options;
  const ask: Ask = (request) => askTracker(request, { send, read: pictures.read, now });
  if (job.action === 'check') return check(job, ask);
  const dialect = dialects[job.integration.tracker];
  return ways[job.action]({ job, dialect, ask, options });
}

/** All that is due now. Returns how many were tried. */
export async function sendIssues(options: IssueOptions): Promise<number> {
  const { jobs, signal } = options;
  let tried = 0;
  while (!signal.aborted) {
    const due = await jobs.take(atOnce);
    if (due.length === 0) return tried;
    tried += due.length;
    for (const job of due) {
      const result = await work(job, options).catch((error: unknown): IssueResult => {
        // Ours, not the tracker's: storage is away, say. The next try may find it back.
        return { ok: false, problem: `The sender failed: ${Object(error).message}`, again: true };
      });
      await jobs.report(job.id, result);
    }
  }
  return tried;
}
