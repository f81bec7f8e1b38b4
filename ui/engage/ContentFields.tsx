import type { Action, Block, Button, Content, Phrase } from '../../core/model/content.ts';
import { Field } from '../Field.tsx';
import { Input } from '../Input.tsx';
import { PhraseField } from './PhraseField.tsx';

type Props = { content: Content; onContent: (content: Content) => void };

/** The texts of blocks in their order. What the form has no field for (pictures, lists) stays as it is. */
export function ContentFields({ content, onContent }: Props) {
  return (
    <>
      {content.map((block, i) => (
        <BlockField
          key={`${i}`}
          block={block}
          onBlock={(next) => onContent(content.map((one, n) => (n === i ? next : one)))}
        />
      ))}
    </>
  );
}

type BlockProps = { block: Block; onBlock: (block: Block) => void };

function BlockField({ block, onBlock }: BlockProps) {
  if (block.block === 'heading' || block.block === 'paragraph') {
    return (
      <PhraseField
        label={block.block === 'heading' ? 'Heading' : 'Text'}
        hint={
          block.block === 'heading'
            ? undefined
            : '{{visitor.name|there}} stands for a trait, and for what is said without it.'
        }
        long={block.block === 'paragraph'}
        phrase={block.content}
        onPhrase={(phrase: Phrase) => onBlock({ ...block, content: phrase })}
      />
    );
  }
  if (block.block !== 'buttons') {
    return <p class="quiet">A {block.block} stands here; it is changed with the extension.</p>;
  }
  return (
    <>
      {block.buttons.map((button) => (
        <ButtonFields
          key={button.key}
          button={button}
          onButton={(next) =>
            onBlock({
              ...block,
              buttons: block.buttons.map((one) => (one.key === button.key ? next : one)),
            })
          }
        />
      ))}
    </>
  );
}

type ButtonProps = { button: Button; onButton: (button: Button) => void };

/** An address goes before what closes the guide; none, and the button only closes it. */
function ButtonFields({ button, onButton }: ButtonProps) {
  const link = button.actions.find((action) => action.do === 'url');
  const rest = button.actions.filter((action) => action.do !== 'url');
  const onHref = (href: string) => {
    const url: Action[] = href.trim()
      ? [{ do: 'url', href: href.trim(), newTab: link?.newTab ?? false }]
      : [];
    const close: Action[] = rest.length || url.length ? rest : [{ do: 'complete' }];
    onButton({ ...button, actions: [...url, ...close] });
  };
  return (
    <div class="field-pair">
      <PhraseField
        label="Button"
        phrase={button.label}
        onPhrase={(label) => onButton({ ...button, label })}
      />
      <Field label="Leads to" hint="A path or an address; empty: it only closes.">
        {(wiring) => <Input {...wiring} value={link?.href ?? ''} onText={onHref} />}
      </Field>
    </div>
  );
}
