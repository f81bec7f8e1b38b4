/** A new guide or survey: first what for, then its words and rules. */
import { useMemo } from 'preact/hooks';
import { type Template, templates } from '../../../core/engage/templates.ts';
import type { App } from '../../../core/model/workspace.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { newId } from '../../app/new-id.ts';
import { ItemEditor } from './ItemEditor.tsx';

export function NewItemPage({ template: wanted }: { template: string | undefined }) {
  const { app } = useCurrent();
  const mayWrite = useMay('tag');
  const template = templates.find(({ id }) => id === wanted);
  return (
    <div class="page page-engage">
      <a class="back" href={template ? '#/engage/new' : '#/engage'}>
        {template ? 'Templates' : 'Guides & surveys'}
      </a>
      {!mayWrite || !app ? (
        <EmptyState
          title={app ? 'Editors write guides and surveys' : 'Connect your product first'}
          actions={<ButtonLink href="#/engage">Back to the list</ButtonLink>}
        >
          <p>
            {app
              ? 'Your role reads them and their results. Ask an admin for the role of an editor.'
              : 'Without an app there is no page to show them on.'}
          </p>
        </EmptyState>
      ) : template ? (
        <FromTemplate key={template.id} template={template} app={app} />
      ) : (
        <Gallery />
      )}
    </div>
  );
}

function Gallery() {
  return (
    <>
      <header class="page-head">
        <h1>Start from a template</h1>
      </header>
      {(['Surveys', 'Guides'] as const).map((group) => (
        <section key={group} aria-label={group} class="gallery-group">
          <h2>{group}</h2>
          <ul class="gallery">
            {templates
              .filter((template) => template.group === group)
              .map(({ id, name, use }) => (
                <li key={id}>
                  <a href={`#/engage/new/${id}`}>
                    <b>{name}</b>
                    <span>{use}</span>
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <p class="quiet">
        Tooltips, hotspots, walkthroughs, checklists and cards stand on elements of your product:
        they are placed on the page itself, with Waymark’s extension.
      </p>
    </>
  );
}

/** The id is made once, so that saving twice is saving once. */
function FromTemplate({ template, app }: { template: Template; app: App }) {
  const draft = useMemo(
    () => ({ id: newId(), name: template.name, definition: template.make(app.name) }),
    [template, app.name],
  );
  return (
    <ItemEditor
      title={`New: ${template.name}`}
      back="#/engage/new"
      start={{ draft, app: app.id, base: null }}
    />
  );
}
