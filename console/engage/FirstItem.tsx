/** The empty list: what guides and surveys are for, and where each kind begins. */
import type { App } from '../../core/model/workspace.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useMay } from '../app/current.ts';

/** Before the first item: what starts here, and what starts on the product's page. */
export function FirstItem({ app }: { app: App }) {
  const mayWrite = useMay('tag');
  return (
    <EmptyState
      title="Say the right word, rarely"
      actions={
        mayWrite && (
          <>
            <ButtonLink variant="primary" href="#/engage/new/nps">
              Ask the NPS question
            </ButtonLink>
            <ButtonLink href="#/engage/new">See all templates</ButtonLink>
          </>
        )
      }
    >
      <p>
        Guides explain something in {app.name}, surveys ask. By default nobody is interrupted more
        than once a day, whatever you publish, and a part of the people is held out of guides, so
        that you learn whether they helped.
      </p>
      <ol class="how">
        <li>Choose a template: a survey, a banner, a modal or a slide-in. You start here.</li>
        <li>Say for whom, where and how often, then publish. Pages have it within a minute.</li>
        <li>
          Tooltips, hotspots and walkthroughs stand on an element: place them on the page, with
          Waymark’s extension.
        </li>
      </ol>
      {!mayWrite && <p>Editors write them. Your role reads the results.</p>}
    </EmptyState>
  );
}
