/** Checks and forecast of an item that is about to be published, where no page is in front: in the console. */
import { checksOf } from '../../../core/engage/checks.ts';
import type { ItemDraft } from '../../../core/model/engagement.ts';
import type { CheckContext } from '../../../core/model/forecast.ts';
import type { Api } from '../../../core/model/rpc.ts';
import { ChecksList } from './ChecksList.tsx';
import { ForecastPanel } from './ForecastPanel.tsx';
import { ReadingTimes } from './ReadingTimes.tsx';

type Props = {
  api: Pick<Api, 'forecast_inputs'>;
  app: number;
  draft: ItemDraft;
  /** Undefined until the server has told. */
  context: CheckContext | undefined;
};

export function PublishChecks({ api, app, draft, context }: Props) {
  const checks = checksOf(draft, undefined, { context, now: Date.now() });
  return (
    <div class="checks">
      <ChecksList checks={checks} />
      <ReadingTimes definition={draft.definition} />
      <p class="wm-note">
        Colours, sizes and fit are measured on the page itself, by the extension: Guides, Checks.
      </p>
      <ForecastPanel api={api} app={app} draft={draft} />
    </div>
  );
}
