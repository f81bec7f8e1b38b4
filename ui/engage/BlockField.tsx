/** One block of content: its texts, and what its kind needs beside them. */
import type { Block } from '../../core/model/content.ts';
import { Field } from '../Field.tsx';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import { ButtonsFields } from './ButtonsFields.tsx';
import { freeKey, keysIn } from './content-edit.ts';
import { NumberField } from './NumberField.tsx';
import { PhraseField } from './PhraseField.tsx';

type BlockProps = {
  prefix: string;
  block: Block;
  steps: readonly { value: string; label: string }[];
  onBlock: (block: Block) => void;
};

const variables =
  '{{visitor.name|there}} stands for a trait; **bold**, *italic*, [words](/address).';

export function BlockField({ block, prefix, steps, onBlock }: BlockProps) {
  switch (block.block) {
    case 'heading':
    case 'paragraph':
      return (
        <PhraseField
          label={block.block === 'heading' ? 'Heading' : 'Text'}
          hint={block.block === 'heading' ? undefined : variables}
          long={block.block === 'paragraph'}
          phrase={block.content}
          onPhrase={(content) => onBlock({ ...block, content })}
        />
      );
    case 'list':
      return <ListFields block={block} onBlock={onBlock} />;
    case 'image':
      return <ImageFields block={block} onBlock={onBlock} />;
    case 'video':
      return (
        <div class="field-pair">
          <AddressField
            label="Video’s address"
            value={block.href}
            onValue={(href) => onBlock({ ...block, href })}
          />
          <PhraseField
            label="Words of the link"
            phrase={block.title}
            onPhrase={(title) => onBlock({ ...block, title })}
          />
        </div>
      );
    case 'buttons':
      return <ButtonsFields {...{ block, prefix, steps, onBlock }} />;
  }
}

type PartProps<B extends Block['block']> = {
  block: Extract<Block, { block: B }>;
  onBlock: (block: Block) => void;
};

function ListFields({ block, onBlock }: PartProps<'list'>) {
  const { items } = block;
  const add = () => {
    const key = freeKey(keysIn(items), `${items[0]?.key.replace(/\.\d+$/, '') ?? 'list'}.`);
    onBlock({ ...block, items: [...items, { key, text: '' }] });
  };
  return (
    <>
      {items.map((item, i) => (
        <PhraseField
          key={item.key}
          label={`Item ${i + 1}`}
          phrase={item}
          onPhrase={(next) => onBlock({ ...block, items: items.toSpliced(i, 1, next) })}
        />
      ))}
      <div class="add-row">
        <Select
          aria-label="The list"
          value=""
          options={[
            { value: '', label: block.ordered ? 'Numbered list…' : 'List with dots…' },
            { value: 'add', label: 'Add an item' },
            ...(items.length > 1 ? [{ value: 'less', label: 'Remove the last item' }] : []),
            { value: 'turn', label: block.ordered ? 'With dots' : 'Numbered' },
          ]}
          onValue={(act) => {
            if (act === 'add' && items.length < 20) add();
            if (act === 'less') onBlock({ ...block, items: items.slice(0, -1) });
            if (act === 'turn') onBlock({ ...block, ordered: !block.ordered });
          }}
        />
      </div>
    </>
  );
}

/** Width and height keep its place, so that nothing moves when it has come. */
function ImageFields({ block, onBlock }: PartProps<'image'>) {
  return (
    <div class="field-pair">
      <AddressField
        label="Picture’s address"
        value={block.src}
        onValue={(src) => onBlock({ ...block, src })}
      />
      <PhraseField
        label="What it shows"
        hint="For those who do not see it."
        phrase={block.alt}
        onPhrase={(alt) => onBlock({ ...block, alt })}
      />
      <NumberField
        label="Width"
        value={block.width}
        least={1}
        most={4000}
        onNumber={(width) => onBlock({ ...block, width })}
      />
      <NumberField
        label="Height"
        value={block.height}
        least={1}
        most={4000}
        onNumber={(height) => onBlock({ ...block, height })}
      />
    </div>
  );
}

type AddressProps = { label: string; value: string; onValue: (value: string) => void };

function AddressField({ label, value, onValue }: AddressProps) {
  const isWrong = value !== '' && !/^(https:\/\/|\/)/i.test(value);
  return (
    <Field label={label} error={isWrong ? 'Begin with https:// or with / for a path.' : undefined}>
      {(wiring) => <Input {...wiring} mono value={value} onText={(text) => onValue(text.trim())} />}
    </Field>
  );
}
