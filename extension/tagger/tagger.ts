/**
 * The script in the page. It does nothing until it is told a mode, holds at most one at a time (a mode is an
 * AbortController), and takes everything back when the panel closes its port.
 */
import { normalisePath } from '../../core/targeting/path.ts';
import {
  createSender,
  findOrigin,
  type Runtime,
  type Sender,
  serve,
} from '../messages/messenger.ts';
import { type PageEvent, pageCommand, portName } from '../messages/page-port.ts';
import { type PageMode, pageProtocol, panelProtocol } from '../messages/protocol.ts';
import { findNote } from '../notes/link.ts';
import { succeed } from '../outcome.ts';
import { startAuthorMode } from './author-mode.ts';
import { startHeatMode } from './heat.ts';
import type { Mode } from './mode.ts';
import { startNotesMode } from './notes-mode.ts';
import { onAddressChange, onPageChange } from './page-changes.ts';
import pins from './pins.css?inline';
import { createStage } from './stage.ts';
import { startTagMode } from './tag-mode.ts';
import { startTaggedMode } from './tagged.ts';

const modes = {
  tag: startTagMode,
  heat: startHeatMode,
  tagged: startTaggedMode,
  author: startAuthorMode,
  notes: startNotesMode,
};

type Port = {
  name: string;
  sender?: Sender;
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
};

/** The part of `browser.runtime` that the page's script needs. */
export type TaggerRuntime = Runtime & {
  sendMessage(message: unknown): Promise<unknown>;
  onConnect: {
    addListener(listener: (port: Port) => void): void;
    removeListener(listener: (port: Port) => void): void;
  };
};

/** Enters and leaves modes; what they have to say goes to `tell`. */
function createModes(signal: AbortSignal, tell: (event: PageEvent) => void) {
  let name: PageMode = 'off';
  let mode: Mode | undefined;
  let running = new AbortController();

  /** Entering a mode, the same one too, starts afresh: nothing of the last one is left on the page. */
  const enter = (next: PageMode, mask: readonly string[]) => {
    running.abort();
    running = new AbortController();
    mode = undefined;
    name = next;
    if (next !== 'off' && !signal.aborted) {
      const lifetime = AbortSignal.any([signal, running.signal]);
      const stage = createStage(lifetime, next === 'notes' ? pins : '');
      const leave = () => enter('off', mask);
      mode = modes[next]({ stage, signal: lifetime, describing: { mask }, tell, leave });
      onPageChange(() => mode?.onChange(), lifetime);
    }
    tell({ type: 'mode', mode: next });
  };
  return { enter, current: () => mode, name: () => name };
}

export function startTagger(runtime: TaggerRuntime, signal: AbortSignal): void {
  let port: Port | undefined;
  const tell = (event: PageEvent) => port?.postMessage(event);
  const page = createModes(signal, tell);

  const tellPlace = () => {
    const path = normalisePath(location);
    const { title } = document;
    const url = location.href.slice(0, 8_000);
    tell({ type: 'place', place: { path, origin: location.origin, title, url } });
    const note = findNote(url);
    if (note) tell({ type: 'linked', note });
  };

  /** Only our own pages may connect; another extension has another origin. */
  const connect = (opened: Port) => {
    const isPanel = opened.sender && findOrigin(opened.sender, runtime) === 'extension';
    if (opened.name !== portName || !isPanel) return;
    port = opened;
    opened.onMessage.addListener((message) => {
      const parsed = pageCommand.safeParse(message);
      if (!parsed.success) return;
      if (parsed.data.type === 'mode') page.enter(parsed.data.mode, parsed.data.mask);
      else page.current()?.obey(parsed.data);
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = undefined;
      page.enter('off', []);
    });
    // A script that has just come is off until the mode it was put in for arrives: no news, and no wish.
    if (page.name() !== 'off') tell({ type: 'mode', mode: page.name() });
    // After the mode: a link to a note asks for another one.
    tellPlace();
    const missed = page.current()?.recall?.();
    if (missed) tell(missed);
  };

  runtime.onConnect.addListener(connect);
  signal.addEventListener('abort', () => {
    runtime.onConnect.removeListener(connect);
    // The panel would go on speaking to a script that has been replaced.
    port?.disconnect();
  });
  onAddressChange(tellPlace, signal);
  serve(
    pageProtocol,
    {
      'page.enter': ({ mode, mask }) => {
        page.enter(mode, mask);
        return succeed({});
      },
    },
    { runtime, signal, report: (error) => console.error('Waymark:', error) },
  );
  // Nobody answers: it is an announcement.
  void createSender(panelProtocol, (message) => runtime.sendMessage(message))('page.hello', {});
}
