/** In and out: what others wrote down before comes in, everything goes out again. */
import { useState } from 'preact/hooks';
import { importKinds } from '../../../core/model/voice/exchange.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useMay } from '../../app/current.ts';
import { useServices } from '../../app/services.ts';
import { VoiceTabs } from '../VoiceTabs.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import { ExportPanel } from './ExportPanel.tsx';
import { ImportPanel } from './ImportPanel.tsx';
import type { ImportKind } from './mapping.ts';

export function ExchangePage() {
  const { route } = useServices().router;
  const asked = importKinds.find((kind) => kind === route.value.query.get('what'));
  const [kind, setKind] = useState<ImportKind>(asked ?? 'accounts');
  const mayImport = useMay('tag');
  return (
    <div class="page">
      <header class="page-head">
        <h1>Customer voice</h1>
        <VoiceTabs current="exchange" />
      </header>
      <div class="exchange">
        {mayImport ? (
          <ImportPanel kind={kind} onKind={setKind} />
        ) : (
          <EmptyState title="Importing is for editors">
            <p>Ask an editor or admin of this workspace. You can export what you may read.</p>
          </EmptyState>
        )}
        <ExportPanel />
      </div>
      <EarlierImports />
    </div>
  );
}
