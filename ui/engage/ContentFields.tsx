import type { Content } from '../../core/model/content.ts';
import { IconButton } from '../IconButton.tsx';
import { Select } from '../Select.tsx';
import { BlockField } from './BlockField.tsx';
import { type BlockKind, blankBlock, blockNames, moveBlock } from './content-edit.ts';

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
