import type { PageRule } from '../../../core/model/page-rule.ts';
import type { TagPreview } from '../../../core/model/usage.ts';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { formatCount } from '../format.ts';
import { pageRuleOf, sectionOf } from '../tag-draft.ts';

type Props = {
  rule: PageRule;
  /** The page in front. */
  path: string;
  pages: TagPreview['pages'] | undefined;
  onRule: (rule: PageRule) => void;
};

/** Where it counts, with the recorded pages that this means: a rule is checked by what it catches. */
export function PageRuleField({ rule, path, pages, onRule }: Props) {
  const options = [
    { value: 'page', label: `This page  ${path}` },
    { value: 'section', label: `This section  ${sectionOf(path)}` },
    { value: 'everywhere', label: 'Everywhere' },
    { value: 'pattern', label: 'Pages like …' },
  ] as const;
  return (
    <>
      <Field label="Counts on" hint={pages && <PageCount pages={pages} />}>
        {(wiring) => (
          <Select
            {...wiring}
            value={rule.kind}
            options={options}
            onValue={(kind) => onRule(pageRuleOf(kind, path))}
          />
        )}
      </Field>
      {rule.kind === 'pattern' && (
        <Field
          label="Pattern"
          hint="* stands for any letters within one part of the address, ** for anything."
          error={rule.path.startsWith('/') ? undefined : 'It starts with /, like /projects/*'}
        >
          {(wiring) => (
            <Input
              {...wiring}
              mono
              maxLength={512}
              value={rule.path}
              onText={(text) => onRule({ kind: 'pattern', path: text })}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** Three examples say more than a syntax. */
function PageCount({ pages }: { pages: TagPreview['pages'] }) {
  const { matching, total, sample } = pages;
  const shown = sample.slice(0, 3).join(', ');
  return (
    <span>
      {formatCount(matching)} of {formatCount(total)} recorded pages
      {matching > 0 && shown && `: ${shown}`}
      {matching > 3 && ' …'}
    </span>
  );
}
