import { useSignalEffect } from '@preact/signals';
import { useState } from 'preact/hooks';
import { Tabs } from '../../ui/Tabs.tsx';
import type { PageMode } from '../messages/protocol.ts';
import { AlertStrip } from './alerts/AlertStrip.tsx';
import { AlertsScreen } from './alerts/AlertsScreen.tsx';
import { useAlerts } from './alerts/use-alerts.ts';
import { CallBar } from './calls/CallBar.tsx';
import { CallSummary } from './calls/CallSummary.tsx';
import { HiddenWhileSharing, useSharing } from './calls/sharing.tsx';
import { ChangesScreen } from './changes/ChangesScreen.tsx';
import { Notice } from './changes/Notice.tsx';
import { FeatureList } from './features/FeatureList.tsx';
import { FeatureScreen } from './features/FeatureScreen.tsx';
import { CaptureScreen } from './feedback/CaptureScreen.tsx';
import { FeedbackTabs, type VoiceTab } from './feedback/FeedbackTabs.tsx';
import { useWanted } from './feedback/use-wanted.ts';
import { GuidesScreen } from './guides/GuidesScreen.tsx';
import { useAuthor } from './guides/use-author.ts';
import { Header } from './Header.tsx';
import { NoteScreen } from './notes/NoteScreen.tsx';
import { useNotesOnPage } from './notes/use-notes.ts';
import { HeatScreen } from './page/HeatScreen.tsx';
import { TaggedScreen } from './page/TaggedScreen.tsx';
import { RepairScreen } from './repair/RepairScreen.tsx';
import { Sections, useSection } from './Sections.tsx';
import { useServices } from './services.ts';
import { TagScreen } from './tag/TagScreen.tsx';
import type { Purpose } from './tag-draft.ts';

/** What lies over the tabs: one feature, the repair of a tag, the alerts, changes that wait, or a capture. */
export type Detail =
  | { kind: 'feature'; id: string }
  | { kind: 'repair'; feature: string; tag: string }
  | { kind: 'alerts' }
  | { kind: 'changes' }
  | { kind: 'capture'; id: string }
  /** One that has ended. */
  | { kind: 'call'; id: string }
  | { kind: 'note'; id: string };

export type Go = {
  /** To a tab, which is a mode of the page at the same time; `off` is the list. */
  mode: (mode: PageMode) => void;
  feature: (id: string) => void;
  changes: () => void;
  alerts: () => void;
  repair: (feature: string, tag: string) => void;
  back: () => void;
  capture: (id: string) => void;
  /** To the call that is going on, or to beginning one. */
  call: () => void;
  ended: (call: string) => void;
  note: (id: string) => void;
  /** Within feedback; notes are drawn on the page at the same time. */
  voice: (tab: VoiceTab) => void;
  /** Points at an element for a feature that exists, or for a new one. */
  pick: (purpose: Purpose) => void;
};

/** What people come for: to see what is used, to say something to users, to hear what customers say. */
export type Section = 'usage' | 'guides' | 'feedback';

const tabs = [
  { id: 'off', label: 'Features' },
  { id: 'tag', label: 'Tag' },
  { id: 'heat', label: 'Heat map' },
  { id: 'tagged', label: 'On page' },
] as const;

/** The mode that a section begins with; feedback leaves the page alone. */
const firstModes: Record<Section, PageMode> = { usage: 'off', guides: 'author', feedback: 'off' };

/** The tabs are the page’s modes: choosing one changes the page, and the page’s own keys change the tab. */
export function Workplace() {
  const { page } = useServices();
  const [tab, setTab] = useState<PageMode>('off');
  const [section, setSection] = useSection();
  const [detail, setDetail] = useState<Detail>();
  const [purpose, setPurpose] = useState<Purpose>({ kind: 'new' });
  const alerts = useAlerts();
  const author = useAuthor();
  const { call, isSafe } = useSharing();
  // Who is on a call has opened the panel for it.
  const [voice, setVoice] = useState<VoiceTab>(call ? 'call' : 'captures');

  // The page changes its mode too (toolbar button, Esc); a pick that is being named stays on screen.
  useSignalEffect(() => {
    const mode = page.mode.value;
    if (mode === 'off' && page.picked.peek()) return;
    setTab(mode);
    if (mode !== 'off') setSection(sectionOf(mode));
    if (mode === 'notes') setVoice('notes');
    if (mode === 'tag') setDetail(undefined);
  });
  useNotesOnPage();
  useSignalEffect(() => {
    const wanted = page.wantedNote.value;
    if (!wanted) return;
    page.wantedNote.value = undefined;
    setSection('feedback');
    setVoice('notes');
    setDetail({ kind: 'note', id: wanted.note });
    if (page.mode.peek() !== 'notes' && !isSafe) void page.setMode('notes');
  });
  useWanted((id) => {
    setSection('feedback');
    setDetail({ kind: 'capture', id });
  });

  // A pick belongs to the mode it was made in.
  const enter = (mode: PageMode) => {
    page.picked.value = undefined;
    setDetail(undefined);
    setTab(mode);
    void page.setMode(mode);
  };
  const choose = (next: Section) => {
    setPurpose({ kind: 'new' });
    enter(next === 'feedback' ? voiceMode(voice) : firstModes[next]);
    setSection(next);
  };
  const go: Go = {
    mode(mode) {
      setPurpose({ kind: 'new' });
      enter(mode);
    },
    pick(next) {
      setPurpose(next);
      enter('tag');
    },
    feature: (id) => setDetail({ kind: 'feature', id }),
    changes: () => setDetail({ kind: 'changes' }),
    alerts: () => setDetail({ kind: 'alerts' }),
    repair: (feature, tag) => setDetail({ kind: 'repair', feature, tag }),
    back: () => setDetail(undefined),
    call: () => go.voice('call'),
    ended(id) {
      go.voice('call');
      setDetail({ kind: 'call', id });
    },
    note: (id) => setDetail({ kind: 'note', id }),
    voice(next) {
      setSection('feedback');
      setVoice(next);
      enter(voiceMode(next));
    },
    capture(id) {
      setSection('feedback');
      setDetail({ kind: 'capture', id });
    },
  };

  return (
    <div class="workplace">
      <Header go={go} />
      {call && <CallBar call={call} go={go} />}
      <Notice go={go} />
      {detail ? (
        <main>
          {detail.kind === 'feature' && <FeatureScreen key={detail.id} id={detail.id} go={go} />}
          {detail.kind === 'repair' && (
            <RepairScreen key={detail.tag} {...detail} go={go} onRepaired={alerts.refresh} />
          )}
          {detail.kind === 'alerts' && <AlertsScreen alerts={alerts} go={go} />}
          {detail.kind === 'changes' && <ChangesScreen go={go} />}
          {detail.kind === 'capture' && <CaptureScreen key={detail.id} id={detail.id} go={go} />}
          {detail.kind === 'call' && <CallSummary key={detail.id} id={detail.id} go={go} />}
          {detail.kind === 'note' && <NoteScreen key={detail.id} id={detail.id} go={go} />}
        </main>
      ) : (
        <main>
          <Sections section={section} onSection={choose}>
            <h1 class="wm-hidden">{titleOf(section, tab)}</h1>
            {section === 'guides' &&
              (isSafe ? (
                <HiddenWhileSharing title="Guides and surveys are hidden">
                  They name people and accounts of other customers.
                </HiddenWhileSharing>
              ) : (
                <GuidesScreen author={author} />
              ))}
            {section === 'feedback' && <FeedbackTabs tab={voice} go={go} />}
            {section === 'usage' && (
              <>
                <AlertStrip alerts={alerts} go={go} />
                <div class="modes">
                  <Tabs label="Modes" tabs={tabs} value={modeOf(tab)} onValue={go.mode}>
                    {tab === 'off' && <FeatureList go={go} />}
                    {tab === 'tag' && <TagScreen purpose={purpose} go={go} />}
                    {tab === 'heat' && <HeatScreen />}
                    {tab === 'tagged' && <TaggedScreen go={go} alerts={alerts} />}
                  </Tabs>
                </div>
              </>
            )}
          </Sections>
        </main>
      )}
    </div>
  );
}

/** While guides or notes are written the page is in a mode that is none of these. */
const modeOf = (tab: PageMode) => (tab === 'author' || tab === 'notes' ? 'off' : tab);

function sectionOf(mode: PageMode): Section {
  if (mode === 'author') return 'guides';
  return mode === 'notes' ? 'feedback' : 'usage';
}

const voiceMode = (voice: VoiceTab): PageMode => (voice === 'notes' ? 'notes' : 'off');

/** What the screen is, for who does not see which tab is lit. */
function titleOf(section: Section, tab: PageMode): string {
  if (section === 'guides') return 'Guides';
  if (section === 'feedback') return 'Feedback';
  return tabs.find((one) => one.id === modeOf(tab))?.label ?? '';
}
