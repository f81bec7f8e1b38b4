/**
 * Bounds that the widget keeps and the server enforces. One table, so that neither side drifts:
 * the database's copy (`app.limits()`) is compared with this one by a contract test.
 */
export const limits = {
  /** Events in one batch. 20 is usual; 1,000 lets a queue that was offline leave in few requests. */
  batchEvents: 1_000,
  /** Bytes of a batch as JSON. The same figure as the body limit of the gateway. */
  batchBytes: 512 * 1024,
  /** A keepalive request may carry 64 KiB in all (fetch spec); form encoding takes its share of it. */
  keepaliveBytes: 60 * 1024,
  /** Custom properties of one event, as JSON. */
  propsBytes: 2 * 1024,
  /** Traits of a visitor or an account, as JSON. */
  traitsBytes: 4 * 1024,
  /** Descriptor as JSON. Typical 400 bytes; more is cut at the source. */
  descriptorBytes: 1_536,
  pathChars: 512,
  nameChars: 120,
  idChars: 200,
  /** Own text and accessible names inside a descriptor. */
  textChars: 80,
  /** New distinct elements and paths an app may add a day; what is over is counted as "other". */
  newElementsPerDay: 2_000,
  newPathsPerDay: 2_000,
  /** The same for names of `track` events; a name built from data is a mistake that would not end. */
  newNamesPerDay: 200,
  /** Events a minute from one sender (tab); a person does not reach it, a loop does. */
  senderEventsPerMinute: 6_000,
  /** Events a minute for a whole app, unless the app's own setting says otherwise. */
  appEventsPerMinute: 600_000,
  /** An event older than this on arrival is kept, but flagged late (definitions.md 1). */
  lateDays: 7,
  /** Clock offsets below this are network time, not a wrong clock (definitions.md 1). */
  skewMs: 60_000,
} as const;
