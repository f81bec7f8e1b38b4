/** Requests against the trackers' published schemas, replies against their published examples. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { IssueJob, Tracker } from '../../../core/model/voice/integration.ts';
import { dialects } from '../../../core/trackers/dialects.ts';
import type { TrackerRequest } from '../../../core/trackers/types.ts';

const cases = (name: Tracker) =>
  JSON.parse(readFileSync(new URL(`../../cases/trackers/${name}.json`, import.meta.url), 'utf8'));

const path = 'w/e/abc.webp';
const pictures = new Map([
  [path, 'https://project.supabase.co/storage/v1/object/sign/captures/abc'],
]);

function jobFor(tracker: Tracker, change: Partial<IssueJob['request']> = {}): IssueJob {
  const places = {
    jira: 'ED',
    linear: 'team-1',
    github: 'octocat/Hello-World',
    slack: 'C123ABC456',
  };
  return {
    id: '01990000-0000-7000-8000-000000000001',
    action: 'create',
    integration: {
      tracker,
      site: tracker === 'jira' ? 'https://your-domain.atlassian.net/' : null,
      place: places[tracker],
      issueType: null,
    },
    token: 'secret-token',
    begun: false,
    sent: 0,
    since: '2026-11-20T09:00:00Z',
    key: tracker === 'github' ? '#1347' : 'ED-24',
    url: null,
    request: {
      id: '01990000-0000-7000-8000-000000000002',
      title: 'Export a dashboard as PDF',
      description: 'For the board.\nOn paper.',
      status: 'planned',
      accounts: 3,
      people: 1,
      arr: 120_000,
      evidence: [
        {
          words: 'We *need* it <now> & @here #1\n\nor we leave',
          saidAt: '2026-11-02T10:00:00Z',
          account: 'Acme & Söhne',
          page: '/reports',
          pictures: [path],
        },
      ],
      ...change,
    },
  };
}

const accepts = (schema: unknown, value: unknown) => {
  // safe: the files hold JSON Schemas, which is what the reader takes
  const parsed = z.fromJSONSchema(schema as never).safeParse(value);
  expect(parsed.error).toBeUndefined();
};

const jsonOf = ({ body }: TrackerRequest) => {
  if (typeof body !== 'string') throw new Error('Not a JSON request.');
  return JSON.parse(body);
};

const longTitle = `${'Very '.repeat(80)}\nlong`;
const odd = [
  ['an ordinary request', {}],
  ['one without description or evidence', { description: '', evidence: [] }],
  ['a long title over two lines, revenue unknown', { title: longTitle, arr: null }],
] as const;

describe.each(odd)('%s is a request as published by', (_, change) => {
  const create = (name: Tracker) => dialects[name].create(jobFor(name, change as never), pictures);

  it('GitHub', () => {
    const request = create('github');
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://api.github.com/repos/octocat/Hello-World/issues',
      headers: { authorization: 'Bearer secret-token', 'x-github-api-version': '2022-11-28' },
    });
    accepts(cases('github').createRequest, jsonOf(request));
  });

  it('Linear', () => {
    const { query, variables } = jsonOf(create('linear'));
    accepts(cases('linear').issueCreateInput, variables.input);
    for (const field of cases('linear').issueFields) expect(query).toContain(field);
  });

  it('Jira', () => {
    const request = create('jira');
    expect(request.url).toBe('https://your-domain.atlassian.net/rest/api/3/issue');
    expect(request.headers.authorization).toBe(`Basic ${btoa('secret-token')}`);
    accepts(cases('jira').createRequest, jsonOf(request));
  });

  it('Slack', () => {
    accepts(cases('slack').message, jsonOf(create('slack')));
  });
});

describe('a customer’s words stay words', () => {
  it('in Markdown: no emphasis, mention, heading or HTML comes of them', () => {
    const { body } = jsonOf(dialects.github.create(jobFor('github'), pictures));
    expect(body).toContain('> We \\*need\\* it \\<now\\> & \\@here \\#1');
    expect(body).toContain('![Picture](https://project.supabase.co/');
  });

  it('in Slack: no channel is called', () => {
    const text = JSON.stringify(jsonOf(dialects.slack.create(jobFor('slack'), pictures)).blocks);
    expect(text).toContain('&lt;now&gt; &amp; @here');
  });
});

it('says unknown revenue is unknown', () => {
  const { body } = jsonOf(dialects.github.create(jobFor('github', { arr: null }), pictures));
  expect(body).toContain('Asked for by 3 accounts (1 person), revenue unknown.');
});

describe('reading replies', () => {
  const read = (name: Tracker, body: unknown, status = 200) =>
    dialects[name].readCreated(jobFor(name), { status, body });
  it.each([
    ['github', 'exampleIssue', 201, '#1347', 'open'],
    ['linear', 'exampleCreated', 200, 'ENG-12', 'Backlog'],
    ['jira', 'exampleCreated', 201, 'ED-24', null],
    ['slack', 'exampleSent', 200, '1503435956.000247', null],
  ] as const)('%s %s', (name, example, status, key, state) => {
    const created = read(name, cases(name)[example], status);
    expect(created).toMatchObject({
      ok: true,
      key,
      status: state,
      url: expect.stringMatching(/^https:/),
    });
  });

  it.each([
    ['github', 'exampleRefused', 422, 'GitHub: Validation Failed.', false],
    ['linear', 'exampleRefused', 200, 'Linear: Entity not found: Team.', false],
    ['linear', 'exampleLimited', 200, 'Linear: Rate limit exceeded.', true],
    ['jira', 'exampleRefused', 400, 'Jira: project: project is required.', false],
    [
      'slack',
      'exampleRefused',
      200,
      'Slack: the app is not in that channel. Invite it there.',
      false,
    ],
    ['slack', 'exampleLimited', 200, 'Slack: ratelimited.', true],
  ] as const)('%s %s: %i', (name, example, status, problem, again) => {
    const told = read(name, cases(name)[example], status);
    expect(told).toEqual({
      ok: false,
      problem: expect.stringContaining(problem.slice(0, -1)),
      again,
    });
  });

  it.each(['github', 'linear', 'jira', 'slack'] as const)(
    '%s: rubbish is a problem, not a crash',
    (name) => {
      for (const body of [null, '', 'oops', [], { data: null }, { errors: 'x' }]) {
        expect(read(name, body, 502)).toMatchObject({ ok: false, again: true });
      }
      expect(read(name, { message: 'Bad credentials' }, 401)).toMatchObject({
        ok: false,
        again: false,
      });
    },
  );

  it.each([
    ['github', { state: 'closed', state_reason: 'not_planned' }, 'not planned'],
    ['github', { state: 'closed', state_reason: 'completed' }, 'closed'],
    ['linear', cases('linear').exampleStatus, 'In Progress'],
    ['jira', cases('jira').exampleStatus, 'In Progress'],
  ] as const)('%s status', (name, body, status) => {
    expect(dialects[name].readStatus({ status: 200, body })).toEqual({ ok: true, status });
  });
});

it('links an issue that exists by a comment, and gives Jira its pictures as files', () => {
  const comment = dialects.github.link(jobFor('github'), pictures);
  expect(comment?.url).toMatch(/\/issues\/1347\/comments$/);
  accepts(cases('github').commentRequest, JSON.parse(String(comment?.body)));
  const linear = dialects.linear.link(jobFor('linear'), pictures);
  accepts(cases('linear').commentCreateInput, JSON.parse(String(linear?.body)).variables.input);
  const [file] = dialects.jira.after(jobFor('jira'), {
    ok: true,
    key: 'ED-24',
    url: '',
    status: null,
  });
  expect(file).toMatchObject({
    url: 'https://your-domain.atlassian.net/rest/api/3/issue/ED-24/attachments',
    headers: { 'x-atlassian-token': 'no-check' },
    body: { field: 'file', picture: path, name: 'feedback-1.webp' },
  });
});
