import type { ComponentChildren } from 'preact';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AlertsPage } from '../alerts/AlertsPage.tsx';
import type { Route } from '../app/router.ts';
import { EngagePage } from '../engage/EngagePage.tsx';
import { EditItemPage } from '../engage/edit/EditItemPage.tsx';
import { NewItemPage } from '../engage/edit/NewItemPage.tsx';
import { ItemPage } from '../engage/item/ItemPage.tsx';
import { InstallPage } from '../entry/InstallPage.tsx';
import { FeaturePage } from '../feature/FeaturePage.tsx';
import { FeaturesPage } from '../features/FeaturesPage.tsx';
import { LivePage } from '../live/LivePage.tsx';
import { RepairPage } from '../repair/RepairPage.tsx';
import { EditSegmentPage, NewSegmentPage } from '../segments/EditSegmentPage.tsx';
import { SegmentPage } from '../segments/SegmentPage.tsx';
import { SegmentsPage } from '../segments/SegmentsPage.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { AccountPage } from '../voice/account/AccountPage.tsx';
import { AccountsPage } from '../voice/accounts/AccountsPage.tsx';
import { BecamePage } from '../voice/became/BecamePage.tsx';
import { CallPage } from '../voice/calls/CallPage.tsx';
import { CallsPage } from '../voice/calls/CallsPage.tsx';
import { ExchangePage } from '../voice/exchange/ExchangePage.tsx';
import { InboxPage } from '../voice/inbox/InboxPage.tsx';
import { RequestPage } from '../voice/request/RequestPage.tsx';
import { RequestsPage } from '../voice/requests/RequestsPage.tsx';
import { RoadmapPage } from '../voice/requests/RoadmapPage.tsx';

/** The window's title, for tabs and history. */
export const pageTitles: Readonly<Record<Route['page'], string>> = {
  features: 'Features',
  feature: 'Feature',
  repair: 'Repair',
  alerts: 'Alerts',
  engage: 'Guides & surveys',
  engageNew: 'New guide or survey',
  engageItem: 'Guide or survey',
  engageEdit: 'Edit',
  segments: 'Segments',
  segmentNew: 'New segment',
  segmentEdit: 'Edit segment',
  segment: 'Segment',
  voice: 'Inbox',
  requests: 'Requests',
  request: 'Request',
  roadmap: 'Roadmap',
  accounts: 'Accounts',
  account: 'Account',
  calls: 'Calls',
  call: 'Call',
  exchange: 'Import and export',
  became: 'What became of it',
  live: 'Live',
  settings: 'Settings',
  install: 'Install',
  invite: 'Invitation',
  shared: 'A request',
  start: 'New workspace',
  unknown: 'Not found',
};

/** The screen of an address. */
export function screenOf({ page, params }: Route): ComponentChildren {
  if (page === 'features') return <FeaturesPage />;
  if (page === 'feature') return <FeaturePage key={params.feature} id={params.feature ?? ''} />;
  if (page === 'repair') {
    const { feature = '', tag = '' } = params;
    return <RepairPage key={tag} feature={feature} tag={tag} />;
  }
  if (page === 'alerts') return <AlertsPage />;
  if (page === 'engage') return <EngagePage />;
  if (page === 'engageNew') return <NewItemPage template={params.template} />;
  if (page === 'engageItem') return <ItemPage key={params.item} id={params.item ?? ''} />;
  if (page === 'engageEdit') return <EditItemPage key={params.item} id={params.item ?? ''} />;
  if (page === 'segments') return <SegmentsPage />;
  if (page === 'segmentNew') return <NewSegmentPage kind={params.kind} />;
  if (page === 'segment') return <SegmentPage key={params.segment} id={params.segment ?? ''} />;
  if (page === 'segmentEdit') {
    return <EditSegmentPage key={params.segment} id={params.segment ?? ''} />;
  }
  if (page === 'voice') return <InboxPage />;
  if (page === 'requests') return <RequestsPage />;
  if (page === 'request') return <RequestPage key={params.request} id={params.request ?? ''} />;
  if (page === 'roadmap') return <RoadmapPage />;
  if (page === 'accounts') return <AccountsPage />;
  if (page === 'account') return <AccountPage key={params.account} id={Number(params.account)} />;
  if (page === 'calls') return <CallsPage />;
  if (page === 'call') return <CallPage key={params.call} id={params.call ?? ''} />;
  if (page === 'became') return <BecamePage />;
  if (page === 'exchange') return <ExchangePage />;
  if (page === 'live') return <LivePage />;
  if (page === 'settings') return <SettingsPage section={params.section} id={params.id} />;
  if (page === 'install') return <InstallPage app={Number(params.app)} />;
  return (
    <div class="page">
      <h1 class="wm-hidden">Not found</h1>
      <EmptyState
        title="Nothing lives at this address"
        actions={<ButtonLink href="#/features">Go to Features</ButtonLink>}
      >
        <p>The link may be cut short, or of an older version of the console.</p>
      </EmptyState>
    </div>
  );
}
