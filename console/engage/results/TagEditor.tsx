import { useState } from 'preact/hooks';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Input } from '../../../ui/Input.tsx';

type Props = {
  tags: readonly string[];
  person: string;
  readOnly: boolean;
  /** Pressed: show only such answers. */
  onTag: (tag: string) => void;
  onTags: (tags: string[]) => void;
};

/** Tags are found by pressing them, taken off by their cross. */
export function TagEditor({ tags, person, readOnly, onTag, onTags }: Props) {
  const [typed, setTyped] = useState('');
  const add = (event: Event) => {
    event.preventDefault();
    const tag = typed.trim();
    setTyped('');
    if (tag && !tags.includes(tag)) onTags([...tags, tag]);
  };
  return (
    <div class="tag-editor">
      {tags.map((tag) => (
        <span key={tag} class="tag-chip">
          <button type="button" onClick={() => onTag(tag)} title={`Show all with “${tag}”`}>
            {tag}
          </button>
          {!readOnly && (
            <IconButton
              icon="close"
              small
              label={`Remove ${tag} from ${person}`}
              onClick={() => onTags(tags.filter((one) => one !== tag))}
            />
          )}
        </span>
      ))}
      {!readOnly && (
        <form onSubmit={add}>
          <Input
            aria-label={`Tag the answer of ${person}`}
            placeholder="Add a tag"
            maxlength={60}
            value={typed}
            onText={setTyped}
          />
        </form>
      )}
    </div>
  );
}
