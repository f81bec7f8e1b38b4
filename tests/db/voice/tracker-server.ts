/**
 * Jira, Linear, GitHub and Slack on one port of this machine: they keep what they are given, and answer in the
 * shapes of tests/cases/trackers, which come from what each has published. `next` makes the next answer another.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Tracker } from '../../../core/model/voice/integration.ts';

const cases = (name: Tracker) =>
  JSON.parse(readFileSync(new URL(`../../cases/trackers/${name}.json`, import.meta.url), 'utf8'));
const [github, jira, linear, slack] = [
  cases('github'),
  cases('jira'),
  cases('linear'),
  cases('slack'),
];

export type Asked = {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** JSON where it is JSON, else the bytes as text. */
  body: unknown;
};
export type Answer = { status: number; body?: unknown; headers?: Record<string, string> };
type Kept = { id: string; n: number; body: unknown };

export interface TrackerServer {
  url: string;
  asked: Asked[];
  /** What is there, by whom: a second one of the same request would be the fault. */
  issues: Kept[];
  /** Answers to come, before it answers by itself again. */
  next: Answer[];
  /** Their status, by the names of each. */
  status: Record<'github' | 'jira' | 'linear', string>;
  close(): Promise<void>;
}

const found = (body: unknown) => ({ status: 200, body });

/** What each would answer; undefined: it has no such address. */
function answerOf(server: TrackerServer, { method, path, body }: Asked): Answer | undefined {
  const { issues, status } = server;
  const keep = (id = ''): Kept => {
    const kept = { id, n: issues.length + 1, body };
    issues.push(kept);
    return kept;
  };
  const made = method === 'POST';
  const githubIssue = ({ n, body: text }: Kept) => ({
    ...{ ...github.exampleIssue, number: n, state: status.github, state_reason: null },
    ...{ html_url: `https://github.com/acme/web/issues/${n}`, body: Object(text).body },
  });
  if (path === '/repos/acme/web') return found({ full_name: 'acme/web' });
  if (path.startsWith('/repos/acme/web/issues')) {
    if (path.endsWith('/comments')) return { status: 201, body: { id: 1 } };
    if (made) return { status: 201, body: githubIssue(keep()) };
    const number = Number(/issues\/(\d+)$/.exec(path)?.[1]);
    if (!number) return found(issues.map(githubIssue));
    return found(githubIssue({ id: '', n: number, body: {} }));
  }
  if (path.startsWith('/rest/api/3/')) {
    const key = (n: number) => `ED-${n}`;
    if (path.startsWith('/rest/api/3/project/')) return found({ key: 'ED' });
    if (path.endsWith('/attachments')) return found([{ id: '10001' }]);
    if (path.endsWith('/comment')) return { status: 201, body: { id: '10000' } };
    if (made) return { status: 201, body: { ...jira.exampleCreated, key: key(keep().n) } };
    if (path.includes('/search/jql')) {
      const listed = issues.map(({ n, body: sent }) => {
        const [mark] = Object(sent).properties ?? [];
        return { key: key(n), properties: { [mark.key]: mark.value } };
      });
      return found({ issues: listed, isLast: true });
    }
    const fields = { ...jira.exampleStatus.fields, status: { name: status.jira } };
    return found({ ...jira.exampleStatus, fields });
  }
  if (path === '/graphql') {
    const { query, variables } = Object(body);
    const issue = ({ id, n }: Kept) => ({
      ...{ id, identifier: `ENG-${n}`, url: `https://linear.app/acme/issue/ENG-${n}` },
      state: { name: status.linear },
    });
    if (query.includes('commentCreate'))
      return found({ data: { commentCreate: { success: true } } });
    if (query.includes('team(')) return found({ data: { team: { name: 'Engineering' } } });
    if (query.includes('issueCreate')) {
      return found({
        data: { issueCreate: { success: true, issue: issue(keep(variables.input.id)) } },
      });
    }
    const known = issues.find(({ id, n }) => [id, `ENG-${n}`].includes(variables.id));
    return found(known ? { data: { issue: issue(known) } } : linear.exampleRefused);
  }
  if (path === '/api/auth.test') return found({ ok: true });
  if (path === '/api/chat.postMessage') {
    keep();
    return found(slack.exampleSent);
  }
  return undefined;
}

function parsed(bytes: Buffer): unknown {
  const text = bytes.toString('latin1');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return text;
  }
}

export async function openTrackers(): Promise<TrackerServer> {
  const http = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const one = { method, path, headers, body: parsed(Buffer.concat(parts)) };
      server.asked.push(one);
      const answer = server.next.shift() ?? answerOf(server, one) ?? { status: 404, body: {} };
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  // Safe: it listens on a port.
  const { port } = http.address() as AddressInfo;
  const server: TrackerServer = {
    ...{ url: `http://127.0.0.1:${port}`, asked: [], issues: [], next: [] },
    status: { github: 'open', jira: 'To Do', linear: 'Backlog' },
    close: () => new Promise((resolve) => http.close(() => resolve())),
  };
  return server;
}
