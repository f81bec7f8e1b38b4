/** Chooses whom to preview as; a search is sent when it is asked for, because each letter would be one. */
import { useState } from 'preact/hooks';
import { Button } from '../../Button.tsx';
import { Field } from '../../Field.tsx';
import { FormError } from '../../FormError.tsx';
import { Input } from '../../Input.tsx';
import { Select } from '../../Select.tsx';
import type { PreviewPerson } from './use-preview-as.ts';

type Props = {
  who: PreviewPerson;
  segments: readonly { readonly id: string; readonly name: string }[];
};

export function PersonPicker({ who, segments }: Props) {
  const [by, setBy] = useState('nobody');
  const choose = (value: string) => {
    setBy(value);
    who.clear();
    if (value !== 'nobody' && value !== 'person') who.ofSegment(value);
  };
  return (
    <>
      <Field label="As">
        {(wiring) => (
          <Select
            {...wiring}
            value={by}
            onValue={choose}
            options={[
              { value: 'nobody', label: 'Nobody in particular' },
              { value: 'person', label: 'A person' },
              ...segments.map(({ id, name }) => ({ value: id, label: `Somebody of ${name}` })),
            ]}
          />
        )}
      </Field>
      {by === 'person' && <Search onSearch={who.search} />}
      {by !== 'nobody' && <Found who={who} />}
      <FormError text={who.wrong} />
    </>
  );
}

/** No form of its own: it stands in the editor's. */
function Search({ onSearch }: { onSearch: (query: string) => void }) {
  const [typed, setTyped] = useState('');
  const search = () => typed.trim() && onSearch(typed.trim());
  return (
    <div class="person-search">
      <Field label="Name, id or e-mail address">
        {(wiring) => (
          <Input
            {...wiring}
            type="search"
            icon="search"
            value={typed}
            onText={setTyped}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              search();
            }}
          />
        )}
      </Field>
      <Button onClick={search}>Find</Button>
    </div>
  );
}

function Found({ who: { found, chosen, choose } }: { who: PreviewPerson }) {
  if (!found) return null;
  if (found.length === 0) return <p class="wm-note">Nobody is found.</p>;
  return (
    <Field label="Person">
      {(wiring) => (
        <Select
          {...wiring}
          value={String(chosen?.visitor ?? '')}
          onValue={(value) => choose(found.find(({ visitor }) => String(visitor) === value))}
          options={[
            ...(chosen ? [] : [{ value: '', label: `${found.length} found: choose one` }]),
            ...found.map(({ visitor, name }) => ({ value: String(visitor), label: name })),
          ]}
        />
      )}
    </Field>
  );
}
