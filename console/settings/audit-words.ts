/** Entries of the audit log as sentences: `app.updated` on "Plotline" is "Changed the app Plotline". */
import type { AuditEntry } from '../../core/model/workspace.ts';

/** Past tense: the log tells what was done. */
const verbs: Readonly<Record<string, string>> = {
  created: 'Created',
  updated: 'Changed',
  saved: 'Saved',
  deleted: 'Deleted',
  removed: 'Removed',
  archived: 'Archived',
  restored: 'Restored',
  joined: 'Joined',
  left: 'Left',
  revoked: 'Revoked',
  accepted: 'Accepted',
  role_changed: 'Changed the role of',
  secret_rotated: 'Made a new secret for',
  imported: 'Brought in ids for',
  halted: 'Stopped everything in',
  resumed: 'Started again everything in',
  erased: 'Erased',
};

/** Unknown actions of a newer database are told in their own words. */
export function auditSentence({ action, subject }: AuditEntry): string {
  const [thing = '', did = ''] = action.split('.');
  const verb = verbs[did] ?? did.replaceAll('_', ' ');
  return ['secret_rotated', 'role_changed', 'halted', 'resumed'].includes(did)
    ? `${verb} ${subject}`
    : `${verb} ${thing.replaceAll('_', ' ')} ${subject}`;
}

/** Details as name and text; a change is `before → after`. */
export function auditDetails(detail: unknown): [string, string][] {
  if (typeof detail !== 'object' || detail === null) return [];
  return Object.entries(detail).map(([name, value]) => [name, valueWords(value)]);
}

/** A change is stored as `from` and `to`; everything else as it is. */
const valueWords = (value: unknown): string =>
  isChange(value) ? `${plain(value.from)} → ${plain(value.to)}` : plain(value);

const isChange = (value: unknown): value is { from: unknown; to: unknown } =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value;

/** JSON for what has parts: exact, and rare. */
const plain = (value: unknown) =>
  value === null || value === undefined
    ? 'nothing'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
