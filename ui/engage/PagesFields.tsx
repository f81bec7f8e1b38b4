import type { UrlRule, Where } from '../../core/model/audience.ts';
import { Button } from '../Button.tsx';
import { IconButton } from '../IconButton.tsx';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import type { Edit } from './editing.ts';
import { FormSheet } from './FormSheet.tsx';
import { addressOf, changeAddress, changeKind, pageKinds } from './page-rules.ts';

type Props = {
  where: Where;
  edit: Edit;
};

const blank: UrlRule = { kind: 'path', value: '' };

/** None: every page. */
export function PagesFields({ where, edit }: Props) {
  const write = (part: Partial<Where>) =>
    edit((before) => ({ ...before, where: { ...before.where, ...part } }));
  return (
    <FormSheet
      title="Pages"
      lead={where.include.length ? 'On any of these pages.' : 'On every page.'}
    >
      <RuleList
        name="Page"
        rules={where.include}
        onRules={(include) => write({ include })}
        add="Only on certain pages"
      />
      {where.exclude.length > 0 && <p class="quiet">But not on these.</p>}
      <RuleList
        name="Excluded page"
        rules={where.exclude}
        onRules={(exclude) => write({ exclude })}
        add="Leave pages out"
      />
    </FormSheet>
  );
}

type ListProps = {
  name: string;
  rules: readonly UrlRule[];
  onRules: (rules: UrlRule[]) => void;
  add: string;
};

/** Page rules in a list; also of one step. */
export function RuleList({ name, rules, onRules, add }: ListProps) {
  const replace = (at: number, next: UrlRule) =>
    onRules(rules.map((one, i) => (i === at ? next : one)));
  return (
    <>
      {rules.map((rule, i) => (
        <div key={`${i}`} class="rule-row">
          <div class="rule-parts">
            <Select
              aria-label={`${name} ${i + 1}: kind`}
              value={rule.kind}
              options={pageKinds}
              onValue={(kind) => replace(i, changeKind(rule, kind))}
            />
            <Input
              aria-label={`${name} ${i + 1}`}
              mono
              placeholder={rule.kind === 'query' ? 'name=value' : '/projects/**'}
              value={addressOf(rule)}
              onText={(text) => replace(i, changeAddress(rule, text))}
            />
          </div>
          <IconButton
            icon="close"
            small
            label={`Remove ${name.toLowerCase()} ${i + 1}`}
            onClick={() => onRules(rules.filter((_, n) => n !== i))}
          />
        </div>
      ))}
      {rules.length < 20 && (
        <div class="add-row">
          <Button small variant="quiet" icon="plus" onClick={() => onRules([...rules, blank])}>
            {rules.length ? 'Another page' : add}
          </Button>
        </div>
      )}
    </>
  );
}
