/** Settings: who is in, which products report, what they may record, and the record of every change. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Permission } from '../../core/model/role.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icons.ts';
import { useMay } from '../app/current.ts';
import { AppSettings } from './AppSettings.tsx';
import { AppsSettings } from './AppsSettings.tsx';
import { AreasSettings } from './AreasSettings.tsx';
import { AuditLog } from './AuditLog.tsx';
import { BudgetSettings } from './budget/BudgetSettings.tsx';
import { IntegrationsSettings } from './integrations/IntegrationsSettings.tsx';
import { LookSettings } from './look/LookSettings.tsx';
import { MembersSettings } from './MembersSettings.tsx';
import { VisitorsSettings } from './VisitorsSettings.tsx';
import { VoiceSettings } from './voice/VoiceSettings.tsx';
import { WorkspaceSettings } from './WorkspaceSettings.tsx';
import { WebhooksSettings } from './webhooks/WebhooksSettings.tsx';

type Section = {
  id: string;
  label: string;
  icon: IconName;
  /** Who may open it at all; inside, single controls ask for more. */
  needs: Permission;
  draw: (id: string | undefined) => ComponentChildren;
};

/** One entry a section: list, permission and screen cannot drift apart. */
const sections: readonly Section[] = [
  {
    id: 'workspace',
    label: 'Workspace',
    icon: 'account',
    needs: 'read',
    draw: () => <WorkspaceSettings />,
  },
  {
    id: 'members',
    label: 'Members',
    icon: 'users',
    needs: 'read',
    draw: () => <MembersSettings />,
  },
  {
    id: 'apps',
    label: 'Apps',
    icon: 'code',
    needs: 'read',
    draw: (id) => (id ? <AppSettings key={id} id={Number(id)} /> : <AppsSettings />),
  },
  { id: 'areas', label: 'Areas', icon: 'area', needs: 'read', draw: () => <AreasSettings /> },
  { id: 'look', label: 'Look', icon: 'eye', needs: 'read', draw: () => <LookSettings /> },
  {
    id: 'attention',
    label: 'Attention',
    icon: 'clock',
    needs: 'read',
    draw: () => <BudgetSettings />,
  },
  {
    id: 'voice',
    label: 'Customer voice',
    icon: 'mail',
    needs: 'read',
    draw: () => <VoiceSettings />,
  },
  {
    id: 'webhooks',
    label: 'Webhooks',
    icon: 'submit',
    needs: 'administer',
    draw: (id) => <WebhooksSettings id={id} />,
  },
  {
    id: 'integrations',
    label: 'Integrations',
    icon: 'link',
    needs: 'administer',
    draw: (id) => <IntegrationsSettings id={id} />,
  },
  {
    id: 'visitors',
    label: 'Visitors',
    icon: 'shield',
    needs: 'administer',
    draw: () => <VisitorsSettings />,
  },
  {
    id: 'audit',
    label: 'Audit log',
    icon: 'history',
    needs: 'administer',
    draw: () => <AuditLog />,
  },
];

type Props = { section: string | undefined; id: string | undefined };

/** What is not allowed is not listed; who comes by a link is told whom to ask. */
export function SettingsPage({ section = 'workspace', id }: Props) {
  const found = sections.find((one) => one.id === section);
  const may = useMay(found?.needs ?? 'read');
  const mayAdminister = useMay('administer');
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow screen the list is a strip that scrolls, and the chosen one may be outside.
    nav.current
      ?.querySelector(`[href="#/settings/${section}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [section]);
  return (
    <div class="page settings">
      <header class="page-head">
        <h1>Settings</h1>
      </header>
      <nav ref={nav} class="settings-nav" aria-label="Settings">
        <ul>
          {sections
            .filter(({ needs }) => needs === 'read' || mayAdminister)
            .map(({ id, label, icon }) => (
              <li key={id}>
                <a href={`#/settings/${id}`} aria-current={id === section ? 'page' : undefined}>
                  <Icon name={icon} /> {label}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <div class="settings-body">
        {!found && (
          <EmptyState title="There is no such setting">
            <p>Choose one from the list.</p>
          </EmptyState>
        )}
        {found && !may && (
          <EmptyState title={`${found.label} is for admins`}>
            <p>Ask an admin of this workspace to look it up, or to give you the role.</p>
          </EmptyState>
        )}
        {found && may && found.draw(id)}
      </div>
    </div>
  );
}
