import type { Definition } from '../../../core/model/engagement.ts';
import { Field } from '../../../ui/Field.tsx';
import { Input } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useFeatures } from '../features/use-features.ts';
import {
  audienceOptions,
  chooseAudience,
  frequencyOf,
  frequencyOptions,
  goalOf,
  holdoutOptions,
  pageOf,
  readAudience,
  readFrequency,
} from './rules.ts';
import type { Author } from './use-author.ts';

type Props = { author: Author; definition: Definition; path: string | undefined };

/** Whom, where, how often, what for; with defaults that are right for most. More of it is in the console. */
export function RuleFields({ author, definition, path }: Props) {
  const features = useFeatures() ?? [];
  const change = (
    changes: Partial<Pick<Definition, 'audience' | 'where' | 'goal' | 'holdout' | 'frequency'>>,
  ) => author.edit((before) => ({ ...before, ...changes }));
  const page = pageOf(definition.where);
  const goal = definition.goal?.of.kind === 'feature' ? definition.goal.of.feature : '';
  return (
    <section class="wm-form pad" aria-label="Whom, where and how often">
      <Field
        label="Pages"
        hint={`* stands for one part of the path, ** for any; empty: everywhere.${path ? ` This page: ${path}` : ''}`}
      >
        {(wiring) =>
          page === null ? (
            <Input {...wiring} value="Rules of its own, written in the console" readOnly />
          ) : (
            <Input
              {...wiring}
              mono
              value={page}
              onText={(text) => {
                const value = text.trim();
                const include = value ? [{ kind: 'path' as const, value }] : [];
                change({ where: { include, exclude: [] } });
              }}
            />
          )
        }
      </Field>
      <Field label="Who">
        {(wiring) => (
          <Select
            {...wiring}
            value={readAudience(definition.audience)}
            options={audienceOptions(definition.audience, features)}
            onValue={(value) => change({ audience: chooseAudience(value, definition.audience) })}
          />
        )}
      </Field>
      <Field label="How often">
        {(wiring) => (
          <Select
            {...wiring}
            value={readFrequency(definition.frequency)}
            options={frequencyOptions(definition)}
            onValue={(value) => change({ frequency: frequencyOf(value, definition.frequency) })}
          />
        )}
      </Field>
      <Field label="Goal" hint="What people do after it, within 14 days, if it helped.">
        {(wiring) => (
          <Select
            {...wiring}
            value={goal}
            options={[
              { value: '', label: definition.goal && !goal ? 'As set in the console' : 'None' },
              ...features.map(({ id, name }) => ({ value: id, label: `Uses ${name}` })),
            ]}
            onValue={(feature) => change({ goal: goalOf(feature) })}
          />
        )}
      </Field>
      <Field label="Held out" hint="They get nothing, so that its effect can be told.">
        {(wiring) => (
          <Select
            {...wiring}
            value={String(definition.holdout)}
            options={holdoutOptions(definition.holdout)}
            onValue={(value) => change({ holdout: Number(value) })}
          />
        )}
      </Field>
    </section>
  );
}
