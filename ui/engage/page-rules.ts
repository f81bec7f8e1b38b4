/** Page rules as one text field: a query rule is `name=value` there. Pure. */
import type { UrlRule } from '../../core/model/audience.ts';

export const pageKinds: readonly { value: UrlRule['kind']; label: string }[] = [
  { value: 'path', label: 'Path, * and ** stand for anything' },
  { value: 'exact', label: 'Exactly this address' },
  { value: 'contains', label: 'Address contains' },
  { value: 'regex', label: 'Regular expression' },
  { value: 'query', label: 'Query parameter' },
];

export function addressOf(rule: UrlRule): string {
  if (rule.kind !== 'query') return rule.value;
  return rule.value === null ? rule.name : `${rule.name}=${rule.value}`;
}

export function changeAddress(rule: UrlRule, text: string): UrlRule {
  if (rule.kind !== 'query') return { kind: rule.kind, value: text };
  const at = text.indexOf('=');
  return at < 0
    ? { kind: 'query', name: text, value: null }
    : { kind: 'query', name: text.slice(0, at), value: text.slice(at + 1) };
}

export function changeKind(rule: UrlRule, kind: UrlRule['kind']): UrlRule {
  const empty: UrlRule = kind === 'query' ? { kind, name: '', value: null } : { kind, value: '' };
  return changeAddress(empty, addressOf(rule));
}
