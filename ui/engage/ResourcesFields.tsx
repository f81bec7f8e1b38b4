import type { Resource } from '../../core/model/guide.ts';
import { Button } from '../Button.tsx';
import { Field } from '../Field.tsx';
import { IconButton } from '../IconButton.tsx';
import { Select } from '../Select.tsx';
import { freeKey } from './content-edit.ts';
import { FormSheet } from './FormSheet.tsx';
import { ItemField, PathField } from './LeadFields.tsx';
import { PhraseField } from './PhraseField.tsx';

const resourceKinds = [
  { value: 'link', label: 'Link' },
  { value: 'guide', label: 'Guide' },
  { value: 'survey', label: 'Survey' },
  { value: 'announcement', label: 'Announcement' },
] as const;

type ResourcesProps = {
  resources: readonly Resource[];
  onResources: (resources: Resource[]) => void;
};

/** What the resource centre lists, in its order. */
export function ResourcesFields({ resources, onResources }: ResourcesProps) {
  const add = () => {
    const key = freeKey(
      resources.map((one) => one.key),
      'r',
    );
    const title = { key: `${key}.title`, text: '' };
    const blank = { about: null, item: null, href: null, where: null, since: null } as const;
    onResources([...resources, { key, title, kind: 'link', ...blank }]);
  };
  return (
    <FormSheet title="What it lists">
      {resources.map((resource, i) => (
        <div key={resource.key} class="rule-row">
          <ResourceFields
            resource={resource}
            onResource={(next) => onResources(resources.toSpliced(i, 1, next))}
          />
          <IconButton
            small
            icon="close"
            label={`Remove entry ${i + 1}`}
            disabled={resources.length === 1}
            onClick={() => onResources(resources.toSpliced(i, 1))}
          />
        </div>
      ))}
      <div class="add-row">
        <Button small variant="quiet" icon="plus" disabled={resources.length >= 60} onClick={add}>
          Another entry
        </Button>
      </div>
    </FormSheet>
  );
}

type ResourceProps = { resource: Resource; onResource: (resource: Resource) => void };

function ResourceFields({ resource, onResource }: ResourceProps) {
  const about = resource.about ?? { key: `${resource.key}.about`, text: '' };
  return (
    <div class="field-pair">
      <PhraseField
        label="Entry"
        phrase={resource.title}
        onPhrase={(title) => onResource({ ...resource, title })}
      />
      <PhraseField
        label="About it"
        phrase={about}
        onPhrase={(next) => onResource({ ...resource, about: next.text === '' ? null : next })}
      />
      <Field label="Kind">
        {(wiring) => (
          <Select
            {...wiring}
            value={resource.kind}
            options={resourceKinds}
            onValue={(kind) => onResource({ ...resource, kind })}
          />
        )}
      </Field>
      <ItemField value={resource.item} onValue={(item) => onResource({ ...resource, item })} />
      <PathField value={resource.href} onValue={(href) => onResource({ ...resource, href })} />
    </div>
  );
}
