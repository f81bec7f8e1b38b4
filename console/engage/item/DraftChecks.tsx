/** What to correct in a draft, and whom it would have reached: beside the form, and before it is published. */

import type { ItemDraft } from '../../../core/model/engagement.ts';
import { PublishChecks } from '../../../ui/engage/checks/PublishChecks.tsx';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';

type Props = { draft: ItemDraft; app: number };

export function DraftChecks({ draft, app }: Props) {
  const { api } = useServices();
  const context = useRpc('check_context', { app, item: draft.id }).data;
  return <PublishChecks api={api} app={app} draft={draft} context={context} />;
}
