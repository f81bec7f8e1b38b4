import { anchoredTemplates } from '../../../core/engage/anchored.ts';
import { type Template, templates } from '../../../core/engage/templates.ts';
import { newId } from '../../new-id.ts';
import { BackBar } from '../BackBar.tsx';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import type { Author } from './use-author.ts';

/** In the panel's order of use: what stands on an element is what the page is open for. */
const groups = [
  { name: 'On an element', list: anchoredTemplates },
  { name: 'On the page', list: templates.filter(({ group }) => group === 'Guides') },
  { name: 'Surveys', list: templates.filter(({ group }) => group === 'Surveys') },
];

type Props = { author: Author; onDone: () => void };

export function NewItem({ author, onDone }: Props) {
  const { page, now } = useServices();
  const { app } = useWork();
  /** It begins on the page in front: what is written here is mostly meant for here. */
  const start = ({ name, make }: Template) => {
    const path = page.place.value?.path;
    const include = path ? [{ kind: 'path' as const, value: path }] : [];
    const definition = { ...make(app.name), where: { include, exclude: [] } };
    const draft = { id: newId(), name, definition };
    // Unsaved from its first moment: nobody loses what they have chosen and placed.
    author.open({ draft, base: null, since: now(), item: undefined });
    onDone();
  };
  return (
    <section aria-label="What to start from">
      <BackBar title="What to start from" onBack={onDone} />
      <div class="pad block">
        {groups.map(({ name, list }) => (
          <section key={name} class="template-group">
            <h2>{name}</h2>
            <ul class="guide-list">
              {list.map((template) => (
                <li key={template.id}>
                  <button type="button" onClick={() => start(template)}>
                    <span>
                      <b>{template.name}</b>
                      <small>{template.use}</small>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
