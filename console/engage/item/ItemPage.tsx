/** One guide or survey: what it did, what it says, who is meant, why somebody got it, and its versions. */
import type { Item } from '../../../core/model/engagement.ts';
import { RulesSummary } from '../../../ui/engage/RulesSummary.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { FormContext } from '../edit/FormContext.tsx';
import { Answers } from '../results/Answers.tsx';
import { GuideResultsPanel } from '../results/GuideResultsPanel.tsx';
import { SurveyResultsPanel } from '../results/SurveyResultsPanel.tsx';
import { TranslationsPanel } from '../translations/TranslationsPanel.tsx';
import { ItemHead } from './ItemHead.tsx';
import { Preview } from './Preview.tsx';
import { VersionsPanel } from './VersionsPanel.tsx';
import { WhyPanel } from './WhyPanel.tsx';

type TabId = 'results' | 'answers' | 'content' | 'translations' | 'why' | 'versions';

function tabsOf({ is }: Item): readonly { id: TabId; label: string }[] {
  return [
    { id: 'results', label: 'Results' },
    ...(is === 'survey' ? [{ id: 'answers', label: 'Answers' } as const] : []),
    { id: 'content', label: 'Content and rules' },
    { id: 'translations', label: 'Translations' },
    { id: 'why', label: 'Why / why not' },
    { id: 'versions', label: 'Versions' },
  ];
}

export function ItemPage({ id }: { id: string }) {
  const item = useRpc('get_item', { item: id });
  return (
    <div class="page">
      <a class="back" href="#/engage">
        Guides & surveys
      </a>
      <Loaded query={item} failed="This guide or survey could not be loaded">
        {(data) => <Detail item={data} />}
      </Loaded>
    </div>
  );
}

/** The tab is in the address. What was never published has no results yet, so its content comes first. */
function Detail({ item }: { item: Item }) {
  const { router } = useServices();
  const wanted = router.route.value.query.get('tab');
  const tabs = tabsOf(item);
  const tab =
    tabs.find(({ id }) => id === wanted)?.id ?? (item.version === null ? 'content' : 'results');
  return (
    <FormContext>
      <ItemHead item={item} />
      <section class="sheet sheet-padded" aria-label="Details">
        <Tabs
          label="Details"
          tabs={tabs}
          value={tab}
          onValue={(next) => router.setQuery({ tab: next })}
        >
          <Panel key={tab} tab={tab} item={item} />
        </Tabs>
      </section>
    </FormContext>
  );
}

function Panel({ tab, item }: { tab: TabId; item: Item }) {
  if (tab === 'answers') return <Answers item={item} />;
  if (tab === 'translations') return <TranslationsPanel item={item} />;
  if (tab === 'why') return <WhyPanel item={item} />;
  if (tab === 'versions') return <VersionsPanel item={item} />;
  if (tab === 'content') {
    return (
      <>
        {item.changed && item.version !== null && (
          <p class="quiet">
            This is the draft. People get version {item.version} until it is published.
          </p>
        )}
        <div class="content-panel">
          <Preview definition={item.definition} />
          <RulesSummary definition={item.definition} />
        </div>
      </>
    );
  }
  return item.is === 'survey' ? (
    <SurveyResultsPanel item={item} />
  ) : (
    <GuideResultsPanel item={item} />
  );
}
