/** Structured content as elements. There is no HTML in it, and no address but those that may be followed. */

import { plain } from '../../../core/content/variables.ts';
import type { Block, Content as Blocks, Button, Rich } from '../../../core/model/content.ts';
import type { Words } from './words.ts';

/** The database refuses others too; a file from elsewhere must not lead anywhere either. */
const safe = (href: string | undefined) =>
  href && /^(https?:\/\/|mailto:|tel:|[/#?])/i.test(href) ? href : undefined;

/** Another site opens beside the product, whose page must not be lost. */
function Link({ href, children }: { href: string; children: preact.ComponentChildren }) {
  const isOther = /^https?:/i.test(href);
  return (
    <a href={href} {...(isOther && { target: '_blank', rel: 'noopener noreferrer' })}>
      {children}
    </a>
  );
}

export function Text({ text }: { text: Rich }) {
  if (typeof text === 'string') return <>{text}</>;
  return (
    <>
      {text.map((span, at) => {
        const href = safe(span.href);
        let run: preact.ComponentChild = span.text;
        if (span.code) run = <code>{run}</code>;
        if (span.italic) run = <em>{run}</em>;
        if (span.bold) run = <strong>{run}</strong>;
        return href ? (
          <Link key={at} href={href}>
            {run}
          </Link>
        ) : (
          <span key={at}>{run}</span>
        );
      })}
    </>
  );
}

type Props = { content: Blocks; words: Words; onButton?: (button: Button) => void };

function Piece({ block, words, onButton }: Omit<Props, 'content'> & { block: Block }) {
  switch (block.block) {
    case 'heading':
      return (
        <h2>
          <Text text={block.content.text} />
        </h2>
      );
    case 'paragraph':
      return (
        <p>
          <Text text={block.content.text} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map(({ key, text }) => (
            <li key={key}>
              <Text text={text} />
            </li>
          ))}
        </List>
      );
    }
    case 'image':
      return (
        <img
          src={block.src}
          alt={plain(block.alt.text)}
          width={block.width}
          height={block.height}
        />
      );
    case 'video':
      return (
        <Link href={safe(block.href) ?? '#'}>
          {block.poster && <img src={block.poster} alt="" />}
          <span class="video">▶ {plain(block.title.text) || words.video}</span>
        </Link>
      );
    case 'buttons':
      return (
        <div class="foot">
          {block.buttons.map((button) => (
            <button
              key={button.key}
              type="button"
              class={`b ${button.look}`}
              onClick={() => onButton?.(button)}
            >
              <Text text={button.label.text} />
            </button>
          ))}
        </div>
      );
    default:
      return null; // a block of a later version
  }
}

export function Content({ content, ...more }: Props) {
  return (
    <>
      {content.map((block, at) => (
        <Piece key={at} block={block} {...more} />
      ))}
    </>
  );
}

/** What a surface is called by: its first heading, else its first words. */
export function nameOf(content: Blocks, otherwise: string): string {
  const texts = content.flatMap((block) => ('content' in block ? [block] : []));
  const first = texts.find(({ block }) => block === 'heading') ?? texts[0];
  return (first && plain(first.content.text)) || otherwise;
}
