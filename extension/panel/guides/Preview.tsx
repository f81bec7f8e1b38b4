/** With the widget's own renderer, in the page beside, as anybody would get it; nothing is sent or counted. */
import { useState } from 'preact/hooks';
import { languageName } from '../../../core/engage/checks/check.ts';
import { traitsFor, verdictOf } from '../../../core/engage/preview-as.ts';
import type { ItemDraft } from '../../../core/model/engagement.ts';
import type { Theme } from '../../../core/model/theme.ts';
import { Button } from '../../../ui/Button.tsx';
import { PersonPicker } from '../../../ui/engage/checks/PersonPicker.tsx';
import { usePreviewAs } from '../../../ui/engage/checks/use-preview-as.ts';
import { VerdictLine } from '../../../ui/engage/checks/VerdictLine.tsx';
import { useAnswer } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import { type Look, PreviewSettings } from './PreviewSettings.tsx';

type Props = { draft: ItemDraft; theme: Theme | undefined; step: string | undefined };

const words = {
  shown: 'On the page now, as a visitor would get it.',
  missing: 'Its element is not on this page now: a visitor would not get this step here.',
  elsewhere: 'This step is for another page. Open that page and preview it there.',
  ended: 'Closed.',
} as const;

const captionOf = ({ width, language }: Look, name: string | undefined) =>
  [width && `${width} px`, languageName(language), name && `as ${name}`, 'no rule is asked']
    .filter(Boolean)
    .join(' · ');

const deviceFor = (width: number | null) =>
  width === null || width >= 1_024 ? 'desktop' : width < 640 ? 'phone' : 'tablet';

export function Preview({ draft, theme, step }: Props) {
  const { page, api, now } = useServices();
  const { workspace, app } = useWork();
  const { definition } = draft;
  const { languages } = definition;
  const [look, setLook] = useState<Look>({
    ...{ width: null, scheme: 'auto', direction: 'auto', language: languages.default },
  });
  const who = usePreviewAs({ api, workspace: workspace.id, app: app.id, draft });
  const segments = useAnswer('list_segments', { workspace: workspace.id, archived: false }).data;
  const state = page.previewed.value;
  const { data, chosen } = who;
  const show = () => {
    const { language, ...how } = look;
    const traits = data ? traitsFor(definition, data) : { visitor: {}, account: {} };
    const as = { ...how, ...traits, caption: captionOf(look, chosen?.name) };
    page.post({
      type: 'preview',
      definition,
      theme: theme ?? {},
      step: step ?? null,
      language,
      as,
    });
  };
  const verdict =
    data &&
    verdictOf(draft, data, {
      ...{ language: look.language, device: deviceFor(look.width), zone: workspace.timezone },
      ...{ path: page.place.value?.path ?? '/', now: now() },
    });
  return (
    <div class="preview-box">
      <div class="preview-bar">
        <Button icon="eye" onClick={show}>
          Preview on this page
        </Button>
        {state === 'shown' && (
          <Button variant="quiet" onClick={() => page.post({ type: 'rest' })}>
            Take it down
          </Button>
        )}
        <p class="wm-note" role="status">
          {state && words[state]}
        </p>
      </div>
      <details>
        <summary>As whom, and how wide</summary>
        <div class="preview-as">
          <PersonPicker who={who} segments={segments ?? []} />
          <PreviewSettings look={look} languages={languages} onLook={setLook} />
          {verdict && <VerdictLine verdict={verdict} />}
          <p class="wm-note">
            A preview asks no rule: it is shown whoever is chosen. In another width, what it points
            at is a stand-in of the same size.
          </p>
        </div>
      </details>
    </div>
  );
}
