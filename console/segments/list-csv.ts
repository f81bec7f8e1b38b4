import { csvFormatRows } from 'd3-dsv';

/** Ids exactly as they are, because the file is there to be brought in again; quotes keep commas in their place. */
export const listCsv = (of: 'visitor' | 'account', ids: readonly string[]): string =>
  csvFormatRows([[`${of}_id`], ...ids.map((id) => [id])]);
