/**
 * The console: one app, opened as a page of the extension or from any static host. Whoever mounts it says
 * where the team's Supabase project is and where sessions are kept; nothing else is assumed.
 */
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { createApi } from '../core/model/rpc.ts';
import '../ui/ui.css';
import { App } from './App.tsx';
import { createPreferences, type Store } from './app/preferences.ts';
import { createQueries } from './app/queries.ts';
import { createRouter } from './app/router.ts';
import { type Services, ServicesContext } from './app/services.ts';
import type { Backend } from './backend/backend.ts';
import { createSupabaseBackend, type SessionStorage } from './backend/supabase.ts';
import './styles/console.css';

export type ConsoleOptions = {
  /** The Supabase project and its publishable key. */
  url: string;
  publishableKey: string;
  /** Where the session is kept; localStorage by default. */
  storage?: SessionStorage | undefined;
  /** Where choices such as the theme are kept; localStorage by default. */
  store?: Store | undefined;
  /** Where the widget's files are served from, for the install snippet. */
  widgetUrl?: string | undefined;
  /** Where the console is served for colleagues, for invitation links; this page by default. */
  consoleUrl?: string | undefined;
  /** Instead of Supabase's own client: the extension's session, or a fixture. */
  backend?: Backend | undefined;
};

/** Draws the console into `root` until the signal aborts. */
export function mountConsole(root: HTMLElement, options: ConsoleOptions, abort: AbortSignal): void {
  const backend = options.backend ?? createSupabaseBackend(options);
  const queries = createQueries(() => void backend.auth.signOut());
  const preferences = createPreferences(options.store ?? localStorage, abort);
  const services: Services = {
    backend,
    queries,
    preferences,
    api: createApi(backend.transport),
    router: createRouter(window, abort),
    online: watchOnline(abort),
    widgetUrl: options.widgetUrl ?? '',
    consoleUrl: options.consoleUrl ?? window.location.href.replace(/#.*/, ''),
  };
  queries.mount();
  const stopTheme = effect(() => {
    const theme = preferences.theme.value;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  });
  // What one person has seen must not be there for the next.
  const stopCache = effect(() => {
    if (backend.auth.person.value === null) queries.clear();
  });
  render(
    <ServicesContext.Provider value={services}>
      <App />
    </ServicesContext.Provider>,
    root,
  );
  const unmount = () => {
    render(null, root);
    queries.unmount();
    stopTheme();
    stopCache();
  };
  abort.addEventListener('abort', unmount, { once: true });
}

/** The browser's own word for it; a server that is away shows in each call instead. */
function watchOnline(abort: AbortSignal) {
  const online = signal(navigator.onLine);
  const read = () => (online.value = navigator.onLine);
  window.addEventListener('online', read, { signal: abort });
  window.addEventListener('offline', read, { signal: abort });
  return online;
}
