/**
 * Requests to other teams' trackers and what their answers say: pure, so that the embedded sender and the edge
 * function speak the same dialects. Nothing here sends; tokens are only put where each tracker wants them.
 */
import type { CheckJob, IssueJob } from '../model/voice/integration.ts';

export type TrackerRequest = {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  /** JSON, or parts of a form with one file. */
  body: string | FilePart | null;
};

/** Sent as multipart/form-data; the sender fetches the picture itself. */
export type FilePart = { field: string; picture: string; name: string };

export type TrackerReply = { status: number; body: unknown };

/** `again`: worth another try later; a refused token is not. */
export type Problem = { ok: false; problem: string; again: boolean };
export type Created = { ok: true; key: string; url: string; status: string | null };
export type Told = { ok: true; status: string };

/** Where and with what: all that a question about no issue needs. */
export type Reach = Pick<CheckJob, 'integration' | 'token'>;

/** Where each picture can be fetched by whoever reads the issue: path in the bucket to a signed address. */
export type Pictures = ReadonlyMap<string, string>;

export type Dialect = {
  create: (job: IssueJob, pictures: Pictures) => TrackerRequest;
  readCreated: (job: IssueJob, reply: TrackerReply) => Created | Problem;
  /** After a worker that died between asking and reporting: is it there already? Null where nobody can tell. */
  find: (job: IssueJob) => TrackerRequest | null;
  /** Undefined: it is not there. */
  readFound: (job: IssueJob, reply: TrackerReply) => Created | Problem | undefined;
  /** Further requests once it exists, e.g. its pictures as files. */
  after: (job: IssueJob, created: Created) => TrackerRequest[];
  /** For an issue that exists: says there what it is about. Null where the tracker has nothing like it. */
  link: (job: IssueJob, pictures: Pictures) => TrackerRequest | null;
  /** Asks for its status. Null where there is none. */
  refresh: (job: IssueJob) => TrackerRequest | null;
  readStatus: (reply: TrackerReply) => Told | Problem;
  /** Asks for the place itself, which tells whether address, place and token are right. Changes nothing there. */
  check: (reach: Reach) => TrackerRequest;
  readCheck: (reply: TrackerReply) => { ok: true } | Problem;
  /** The key of an issue in an address that people copy; undefined where it is none of this tracker's. */
  keyOf: (url: string) => string | undefined;
  /** What one of its own webhooks tells of an issue's status; undefined where it tells of something else. */
  readHook: (message: unknown) => { key: string; status: string } | undefined;
};
