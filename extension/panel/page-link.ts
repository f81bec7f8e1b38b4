/**
 * The panel's link to the page beside it: follows the tab that is in front, keeps a port to the script in it,
 * and remembers what the page last said. The state is a set of signals; the commands never throw.
 */
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ApiError } from '../../core/model/rpc.ts';
import {
  type Candidate,
  type Graded,
  type Located,
  type Noted,
  type PageCommand,
  type PageEvent,
  type Place,
  type PreviewState,
  pageEvent,
  portName,
} from '../messages/page-port.ts';
import type { PageMode } from '../messages/protocol.ts';
import type { Outcome } from '../outcome.ts';

type Port = Pick<chrome.runtime.Port, 'postMessage' | 'disconnect' | 'onMessage' | 'onDisconnect'>;

type Dependencies = {
  connect: (tab: number, name: string) => Port;
  /** Asks the worker to put the script in and set its mode. */
  enter: (tab: number, mode: PageMode) => Promise<Outcome<unknown>>;
  /** The app's selectors of text that is never read. */
  readMask: () => Promise<string[]>;
};

export type PageLink = ReturnType<typeof createPageLink>;

type PageState = ReturnType<typeof createState>;

function createState() {
  return {
    tab: signal<number>(),
    connected: signal(false),
    mode: signal<PageMode>('off'),
    /** Counts what the page has entered: what a mode draws is sent to it then, and not before. */
    entered: signal(0),
    place: signal<Place>(),
    picked: signal<Candidate>(),
    /** The selector that is being written, as it was last judged on the page. */
    graded: signal<Graded>(),
    located: signal<Located[]>(),
    /** Where each note of the page was found, or not. */
    noted: signal<Noted[]>(),
    /** A note that somebody wants to read: its pin was pressed, or a link to it was followed. */
    wantedNote: signal<{ note: string; isLinked: boolean }>(),
    heated: signal<{ drawn: number; missing: number }>(),
    /** Author mode: somebody is pointing at an element for a step. */
    pointing: signal(false),
    previewed: signal<PreviewState>(),
    /** The last measuring of a draft; `run` says of which. */
    measured: signal<Extract<PageEvent, { type: 'measured' }>>(),
    writing: signal<PreviewState>(),
    /** The last word written on the page, and the last undo there. */
    worded: signal<Extract<PageEvent, { type: 'worded' | 'undone' }>>(),
    /** Why the page cannot be reached, when it cannot. */
    problem: signal<ApiError>(),
  };
}

/** The pick stays: a person may be naming it while the page reloads. */
function forget(state: PageState): void {
  batch(() => {
    state.connected.value = false;
    state.place.value = undefined;
    state.graded.value = undefined;
    state.located.value = undefined;
    state.noted.value = undefined;
    state.heated.value = undefined;
    state.pointing.value = false;
    state.previewed.value = undefined;
    state.measured.value = undefined;
    state.writing.value = undefined;
    state.worded.value = undefined;
  });
}

function hear(state: PageState, event: PageEvent): void {
  batch(() => {
    state.connected.value = true;
    state.problem.value = undefined;
    if (event.type === 'place') state.place.value = event.place;
    else if (event.type === 'mode') {
      state.mode.value = event.mode;
      state.entered.value += 1;
    } else if (event.type === 'picked') state.picked.value = event.candidate;
    else if (event.type === 'graded') state.graded.value = event.graded;
    else if (event.type === 'located') state.located.value = event.tags;
    else if (event.type === 'noted') state.noted.value = event.notes;
    else if (event.type === 'opened' || event.type === 'linked')
      state.wantedNote.value = { note: event.note, isLinked: event.type === 'linked' };
    else if (event.type === 'pointing') state.pointing.value = event.isOn;
    else if (event.type === 'previewed') state.previewed.value = event.state;
    else if (event.type === 'measured') state.measured.value = event;
    else if (event.type === 'writing') state.writing.value = event.state;
    else if (event.type === 'worded' || event.type === 'undone') state.worded.value = event;
    else state.heated.value = event;
  });
}

/** What screens may read; `picked` and `wantedNote` they also clear, when they are done with it. */
type Readable = { readonly [K in keyof PageState]: ReadonlySignal<PageState[K]['value']> };

export function createPageLink({ connect, enter, readMask }: Dependencies) {
  const state = createState();
  const { tab, connected, mode, picked, problem, wantedNote } = state;
  let port: Port | undefined;

  /** A tab without the script refuses at once; the script says hello when it comes, and we try again. */
  const open = (id: number) => {
    const before = port;
    const opened = connect(id, portName);
    port = opened;
    // After, not before: a page whose last port ends takes everything back.
    before?.disconnect();
    opened.onMessage.addListener((message: unknown) => {
      const parsed = pageEvent.safeParse(message);
      if (parsed.success && port === opened) hear(state, parsed.data);
    });
    opened.onDisconnect.addListener(() => {
      if (port !== opened) return;
      port = undefined;
      forget(state);
    });
  };

  const post = (command: PageCommand) => port?.postMessage(command);

  /** Asks the worker where the script is missing: only there are the permissions to put it in. */
  const setMode = async (wanted: PageMode) => {
    const id = tab.value;
    mode.value = wanted;
    if (id === undefined) return;
    if (connected.value) return post({ type: 'mode', mode: wanted, mask: await readMask() });
    if (wanted === 'off') return;
    const entered = await enter(id, wanted);
    if (tab.value !== id) return;
    problem.value = entered.ok ? undefined : entered.error;
    // Mostly the script's hello was faster, and the port is open already.
    if (entered.ok && !port) open(id);
  };

  const readable: Readable = state;
  return {
    ...readable,
    picked,
    wantedNote,
    setMode,
    post,

    /** Another tab came to the front, or the same one has a new page. */
    follow(id: number) {
      const isOther = id !== tab.value;
      batch(() => {
        tab.value = id;
        problem.value = undefined;
        if (!isOther) return;
        mode.value = 'off';
        picked.value = undefined;
      });
      forget(state);
      open(id);
    },

    /** A script has started in a tab: whatever we were connected to there is gone. */
    hello(id: number) {
      if (id !== tab.value) return;
      // Screens that have told the old script something start over with the new one.
      forget(state);
      open(id);
    },

    close: () => port?.disconnect(),
  };
}
