/** Structured content as text, for previews that show what is said and not how it looks. */
import type { Block, Content, Rich } from '../../../core/model/content.ts';
import { classes } from '../../../ui/classes.ts';

/** Read-only: links say where they lead instead of leading there. */
export function RichText({ text }: { text: Rich }) {
  if (typeof text === 'string') return <>{text}</>;
  return (
    <>
      {text.map((span, i) => {
        const looks = classes(
          span.bold && 'is-bold',
          span.italic && 'is-italic',
          span.code && 'is-code',
          span.href !== undefined && 'is-link',
        );
        return (
          <span key={`${i}`} class={looks || undefined} title={span.href}>
            {span.text}
          </span>
        );
      })}
    </>
  );
}

export function Blocks({ content }: { content: Content }) {
  return (
    <>
      {content.map((block, i) => (
        <OneBlock key={`${i}`} block={block} />
      ))}
    </>
  );
}

function OneBlock({ block }: { block: Block }) {
  switch (block.block) {
    case 'heading':
      return (
        <p class="preview-heading">
          <RichText text={block.content.text} />
        </p>
      );
    case 'paragraph':
      return (
        <p>
          <RichText text={block.content.text} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List class="preview-list">
          {block.items.map((item) => (
            <li key={item.key}>
              <RichText text={item.text} />
            </li>
          ))}
        </List>
      );
    }
    case 'image':
      return (
        <p class="preview-media">
          Picture: <RichText text={block.alt.text} /> <small>{block.src}</small>
        </p>
      );
    case 'video':
      return (
        <p class="preview-media">
          Video: <RichText text={block.title.text} /> <small>{block.href}</small>
        </p>
      );
    case 'buttons':
      return (
        <p class="preview-buttons">
          {block.buttons.map((button) => (
            <span key={button.key} class={`preview-button preview-button-${button.look}`}>
              <RichText text={button.label.text} />
            </span>
          ))}
        </p>
      );
  }
}
