// Everything that `npm start` and `npm run dev` have running: backend, widget files, demo product and
// console, each on an origin of its own, as in life.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { EmailMessage } from '@supabase/lite';
import { createSnippet } from '../../console/entry/snippet.ts';
import type { Backend } from '../backend.ts';
import { serve } from '../http.ts';
import { acquireLock } from '../lock.ts';
import { repoDir } from '../paths.ts';
import { createStaticSite, type StaticSite } from '../static-site.ts';
import { openBackend } from './database.ts';
import { type Demo, ensureDemo } from './demo.ts';
import { ensurePorts, type Ports } from './ports.ts';
import type { Progress } from './progress.ts';

export interface StackOptions {
  stateDir: string;
  progress: Progress;
  /** Resolves when the files to serve lie in dist; runs beside the database's start. */
  build: () => Promise<void>;
  onMail: (message: EmailMessage) => void;
  /** Other migrations and another workspace than the demo's, for tests of the stack itself. */
  migrationsDir?: string;
  fill?: typeof ensureDemo;
}

export interface Stack {
  backend: Backend;
  demo: Demo;
  urls: { console: string; demo: string; widget: string };
  /** What console and extension read to find their backend, as JSON. */
  address: string;
  close(): Promise<void>;
}

const inDist = (dir: string) => path.join(repoDir, 'dist', dir);

async function startDatabase(options: StackOptions, ports: Ports): Promise<Backend> {
  return options.progress.step('Database and API', (say) =>
    openBackend({
      stateDir: options.stateDir,
      port: ports.api,
      databasePort: ports.database,
      siteUrl: `http://127.0.0.1:${ports.console}`,
      onMail: options.onMail,
      onProgress: say,
      ...(options.migrationsDir ? { migrationsDir: options.migrationsDir } : {}),
      note: options.progress.note,
    }),
  );
}

/** A closer for each thing started, called in reverse order however far a start has come. */
function createClosers() {
  const closers: (() => unknown)[] = [];
  let closed = false;
  return {
    /** What comes up after the closing has begun goes down again at once. */
    add: (close: () => unknown) => void (closed ? close() : closers.push(close)),
    async close() {
      closed = true;
      for (const close of closers.splice(0).reverse()) await close();
    },
  };
}

type Closers = ReturnType<typeof createClosers>;

type Sites = Record<keyof Stack['urls'], StaticSite>;

const originOf = (port: number) => `http://127.0.0.1:${port}`;

function sitesOf(address: string, snippet: string): Sites {
  return {
    widget: { dir: inDist('widget'), headers: { 'access-control-allow-origin': '*' } },
    console: {
      dir: inDist('console'),
      fallback: '/index.html',
      made: { '/config.json': () => address },
    },
    demo: {
      dir: inDist('demo'),
      fallback: '/index.html',
      editHtml: (html) => html.replace('<!-- waymark:snippet -->', snippet),
    },
  };
}

async function serveSites(sites: Sites, ports: Ports, closers: Closers): Promise<Stack['urls']> {
  const urls = { console: '', demo: '', widget: '' };
  for (const name of ['widget', 'console', 'demo'] as const) {
    if (!existsSync(sites[name].dir)) continue;
    const server = await serve(createStaticSite(sites[name]), ports[name]);
    closers.add(() => server.close());
    urls[name] = server.url;
  }
  return urls;
}

async function bringUp(options: StackOptions, closers: Closers): Promise<Omit<Stack, 'close'>> {
  const { stateDir, progress, fill = ensureDemo } = options;
  const ports = await ensurePorts(stateDir);
  const open = async () => {
    const backend = await startDatabase(options, ports);
    closers.add(() => backend.close());
    // The two names of this machine are two origins, and people type either.
    const origins = [originOf(ports.demo), `http://localhost:${ports.demo}`];
    const demo = await progress.step('Demo workspace', (say) =>
      fill(stateDir, backend, origins, say),
    );
    return { backend, demo };
  };
  // Whichever fails first is told at once, without waiting for the other.
  const [{ backend, demo }] = await Promise.all([open(), options.build()]);
  const { url, publishableKey } = backend;
  const [widgetUrl, consoleUrl] = [originOf(ports.widget), originOf(ports.console)];
  const address = JSON.stringify({ url, publishableKey, consoleUrl, widgetUrl }, null, 2);
  const snippet = createSnippet({ widgetUrl, url, key: publishableKey, app: demo.appKey });
  const urls = await serveSites(sitesOf(address, snippet), ports, closers);
  return { backend, demo, urls, address };
}

export async function startStack(options: StackOptions): Promise<Stack> {
  mkdirSync(options.stateDir, { recursive: true });
  const lock = acquireLock(path.join(options.stateDir, 'lock'), 'Waymark’s state directory');
  const closers = createClosers();
  closers.add(() => lock.release());
  try {
    return { ...(await bringUp(options, closers)), close: closers.close };
  } catch (error) {
    await closers.close();
    throw error;
  }
}
