/**
 * A team of its own for a test: a real backend, a member, an app, and a product of other people's making that
 * embeds the built widget. What is clicked there is recorded as it would be anywhere.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { createSnippet } from '../../console/entry/snippet.ts';
import type { Role } from '../../core/model/role.ts';
import type { Api } from '../../core/model/rpc.ts';
import type { App } from '../../core/model/workspace.ts';
import { newId } from '../../extension/new-id.ts';
import type { Backend } from '../../local/backend.ts';
import { must, signIn } from '../../local/demo-data/api.ts';
import { serve } from '../../local/http.ts';
import { repoDir } from '../../local/paths.ts';
import { publishSettings } from '../../local/publish.ts';
import { createStaticSite } from '../../local/static-site.ts';
import { startTestBackend } from '../../local/test-backend.ts';
import { type Product, serveProduct } from './third-party.ts';

export const person = { email: 'mira@team.example', password: 'correct horse battery' };

export type Pass = (request: Request) => Promise<Response>;

export type Team = {
  backend: Backend;
  server: { url: string; publishableKey: string };
  /** Calls in the member's name, to see what the server has. */
  api: Api;
  workspace: string;
  app: App;
  /** Where the product is served. */
  site: string;
  /** The last one-time code that was mailed. */
  code: () => string | undefined;
  setRole: (role: Role) => Promise<void>;
  /** What happens to requests on their way: replies that are lost, doubled or late. */
  intercept: (next?: (request: Request, passOn: Pass) => Promise<Response>) => void;
  /** The network's fault: nothing listens any more, and then again. */
  goOffline: () => Promise<void>;
  goOnline: () => Promise<void>;
  close: () => Promise<void>;
};

export async function createTeam(product: Product = 'sb-admin-2'): Promise<Team> {
  const home = await mkdtemp(path.join(tmpdir(), 'waymark-team-'));
  const mails: string[] = [];
  const backend = await startTestBackend(home, {
    onMail: (message) => void mails.push(JSON.stringify(message)),
  });
  const widget = await serve(
    createStaticSite({
      dir: path.join(repoDir, 'dist/widget'),
      headers: { 'access-control-allow-origin': '*' },
    }),
  );
  // In front of the backend, so that it can be out of reach without being stopped.
  const passOn = (request: Request) => backend.fetch(request);
  let meet: (request: Request, passOn: Pass) => Promise<Response> = passOn;
  /** What a test answers itself needs leave to be read, as the server's own answers have it. */
  const handler = async (request: Request) => {
    if (request.method === 'OPTIONS') return passOn(request);
    const response = await meet(request, passOn);
    if (!response.headers.has('access-control-allow-origin'))
      response.headers.set('access-control-allow-origin', '*');
    return response;
  };
  let front = await serve(handler);
  let key = '';
  const { url, port } = front;
  const { publishableKey } = backend;
  const snippet = () =>
    createSnippet({ widgetUrl: widget.url, url, key: publishableKey, app: key });
  const site = await serveProduct(product, snippet);
  await backend.createUser(person.email, person.password);
  const api = await signIn(backend, person.email, person.password);
  const workspace = newId();
  must(await api.create_workspace({ id: workspace, name: 'Northwind', timezone: 'UTC' }));
  const { app } = must(
    await api.create_app({
      workspace,
      name: 'SB Admin',
      environment: 'production',
      origins: [site.url],
    }),
  );
  key = app.key;
  await publishSettings(backend, key);
  return {
    backend,
    server: { url, publishableKey },
    api,
    workspace,
    app,
    site: site.url,
    code: () =>
      mails
        .join(' ')
        .match(/\b\d{6}\b/g)
        ?.at(-1),
    async setRole(role) {
      await backend.sql`update app.members set role = ${role}::app.role where workspace_id = ${workspace}::uuid`;
    },
    intercept(next) {
      meet = next ?? passOn;
    },
    goOffline: () => front.close(),
    async goOnline() {
      front = await serve(handler, port);
    },
    async close() {
      await Promise.all([site.close(), widget.close(), front.close()]);
      await backend.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Waits until the widget in the page runs and then until `count` clicks of the app have arrived. */
export async function untilRecorded(team: Team, count: number): Promise<void> {
  const clicks = async () => {
    const rows = must(await team.api.live_events({ app: team.app.id, after: null, limit: 500 }));
    return rows.filter((row) => row.kind === 'click').length;
  };
  const end = Date.now() + 20_000;
  while ((await clicks()) < count) {
    if (Date.now() > end) throw new Error(`${await clicks()} of ${count} clicks arrived.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export async function untilWidgetRuns(page: Page): Promise<void> {
  // The stub is there at once, and captures nothing: it has no context to tell.
  await page.waitForFunction(() => {
    // safe: the widget's public face, in the test's own page
    const { waymark } = window as { waymark?: { context?(): unknown } };
    return waymark?.context?.() !== undefined;
  });
}
