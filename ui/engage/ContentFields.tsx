import type { Block, Content } from '../../core/model/content.ts';
import { Field } from '../Field.tsx';
import { IconButton } from '../IconButton.tsx';
import { Input } from '../Input.tsx';
import { Select } from '../Select.tsx';
import { ButtonsFields } from './ButtonsFields.tsx';
import {
  type BlockKind,
  blankBlock,
  blockNames,
  freeKey,
  keysIn,
  moveBlock,
} from './content-edit.ts';
import { NumberField } from './NumberField.tsx';
import { PhraseField } from './PhraseField.tsx';

type Props = {
  content: Content;
  onContent: (content: Content) => void;
  /** Begins the keys of what is added: unique within the item. */
  prefix: string;
  /** Steps that a button may go to. */
  steps?: readonly { value: string; label: string }[];
};

const kinds: readonly BlockKind[] = ['heading', 'paragraph', 'list', 'image', 'video', 'buttons'];

/** Blocks in their order, each with what it needs; never HTML. */
export function ContentFields({ content, onContent, prefix, steps = [] }: Props) {
  return (
    <>
      {content.map((block, i) => (
        <div key={`${i}`} class="block-row">
          <div class="block-fields">
            <BlockField
              {...{ block, prefix, steps }}
              onBlock={(next) => onContent(content.map((one, n) => (n === i ? next : one)))}
            />
          </div>
          <BlockTools
            name={`${blockNames[block.block].toLowerCase()} ${i + 1}`}
            isFirst={i === 0}
            isLast={i === content.length - 1}
            onMove={(by) => onContent(moveBlock(content, i, by))}
            onRemove={() => onContent(content.toSpliced(i, 1))}
          />
        </div>
      ))}
      <div class="add-row">
        <Select<BlockKind | ''>
          aria-label="Add content"
          value=""
          options={[
            { value: '', label: 'Add content…' },
            ...kinds.map((value) => ({ value, label: blockNames[value] })),
          ]}
          onValue={(kind) => kind && onContent([...content, blankBlock(kind, content, prefix)])}
        />
      </div>
    </>
  );
}

type ToolsProps = {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

function BlockTools({ name, isFirst, isLast, onMove, onRemove }: ToolsProps) {
  return (
    <div class="block-tools">
      <IconButton
        small
        icon="up"
        label={`Move ${name} up`}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      />
      <IconButton
        small
        icon="down"
        label={`Move ${name} down`}
        disabled={isLast}
        onClick={() => onMove(1)}
      />
      <IconButton small icon="close" label={`Remove ${name}`} onClick={onRemove} />
    </div>
  );
}

type BlockProps = Pick<Props, 'prefix'> & {
  block: Block;
  steps: readonly { value: string; label: string }[];
  onBlock: (block: Block) => void;
};

const variables =
  '{{visitor.name|there}} stands for a trait; **bold**, *italic*, [words](/address).';

function BlockField({ block, prefix, steps, onBlock }: BlockProps) {
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
