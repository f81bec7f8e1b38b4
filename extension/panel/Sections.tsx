/** The three parts of the panel. Which one was open last is remembered, also for the toolbar button. */
import type { ComponentChildren } from 'preact';
import { Tabs } from '../../ui/Tabs.tsx';
import { writeSetting } from '../settings.ts';
import { countUnsent } from '../voice/unsent.ts';
import { useLive, useSetting } from './hooks.ts';
import { useServices } from './services.ts';
import type { Section } from './Workplace.tsx';

export function useSection(): [Section, (next: Section) => void] {
  const { db } = useServices();
  const section = useSetting('section') ?? 'usage';
  const choose = (next: Section) => {
    if (next !== section) void writeSetting(db, 'section', next);
  };
  return [section, choose];
}

type Props = {
  section: Section;
  onSection: (section: Section) => void;
  children: ComponentChildren;
};

export function Sections({ section, onSection, children }: Props) {
  const { db } = useServices();
  const unsent = useLive(() => countUnsent(db), []);
  // What is only on this computer is in sight wherever one is in the panel.
  const waiting = unsent && unsent.drafts + unsent.pictures + unsent.refused;
  const sections = [
    { id: 'usage', label: 'Usage' },
    { id: 'guides', label: 'Guides' },
    { id: 'feedback', label: 'Feedback', count: waiting || undefined },
  ] as const;
  return (
    <div class="sections">
      <Tabs label="Sections" tabs={sections} value={section} onValue={onSection}>
        {children}
      </Tabs>
    </div>
  );
}
