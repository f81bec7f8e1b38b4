import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { environmentNames } from '../app/labels.ts';
import { CreateApp } from './CreateApp.tsx';
import { Section } from './Section.tsx';

/** A list even for one app: production seldom stays alone. */
export function AppsSettings() {
  const { workspace } = useCurrent();
  const may = useMay('administer');
  const [creating, setCreating] = useState(false);
  const add = may && (
    <Button icon="plus" onClick={() => setCreating(true)}>
      Add an app
    </Button>
  );
  return (
    <>
      <Section
        flush
        title="Apps"
        lead="One for each product and environment, so that staging never mixes with production."
        actions={workspace.apps.length > 0 && add}
      >
        {workspace.apps.length === 0 ? (
          <EmptyState title="No product is connected" actions={add}>
            <p>
              {may
                ? 'Name it and say where it runs; the next screen has the lines to paste into its pages.'
                : 'An admin of the workspace can add the first one.'}
            </p>
          </EmptyState>
        ) : (
          <ul class="app-rows">
            {workspace.apps.map((app) => (
              <li key={app.id}>
                <a href={`#/settings/apps/${app.id}`}>
                  <span class="stack-start">
                    <b>
                      {app.name}{' '}
                      <span class={`environment environment-${app.environment}`}>
                        {environmentNames[app.environment]}
                      </span>
                    </b>
                    <small>
                      {app.origins.join(', ') || 'No origin is allowed yet: nothing is accepted'}
                    </small>
                  </span>
                  {!app.capture && <span class="switched-off">Capture is off</span>}
                  <Icon name="chevronRight" />
                </a>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {creating && <CreateApp onClose={() => setCreating(false)} />}
    </>
  );
}
