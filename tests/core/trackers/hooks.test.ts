/** Addresses that people copy, and messages that trackers send by themselves, in the shapes that each documents. */
import { expect, it } from 'vitest';
import type { Tracker } from '../../../core/model/voice/integration.ts';
import { dialects } from '../../../core/trackers/dialects.ts';
import { readHook } from '../../../core/trackers/hooks.ts';

it.each<[Tracker, string, string | undefined]>([
  ['github', 'https://github.com/acme/web/issues/48', '#48'],
  ['github', 'https://github.com/acme/web/issues/48#issuecomment-1', '#48'],
  ['github', 'https://github.com/acme/web/issues', undefined],
  ['jira', 'https://acme.atlassian.net/browse/ed-24', 'ED-24'],
  [
    'jira',
    'https://acme.atlassian.net/jira/software/projects/ED/boards/1?selectedIssue=ED-24',
    'ED-24',
  ],
  ['jira', 'https://acme.atlassian.net/wiki/ED', undefined],
  ['linear', 'https://linear.app/acme/issue/ENG-12/export-as-pdf', 'ENG-12'],
  ['linear', 'https://linear.app/acme/team/ENG', undefined],
  ['slack', 'https://acme.slack.com/archives/C1/p1', undefined],
])('%s: the key in %s is %s', (tracker, url, key) => {
  expect(dialects[tracker].keyOf(url)).toBe(key);
});

it.each([
  [
    'GitHub’s issues event',
    { action: 'closed', issue: { number: 48, state: 'closed', state_reason: 'completed' } },
    { key: '#48', status: 'closed' },
  ],
  [
    'Jira’s jira:issue_updated',
    {
      webhookEvent: 'jira:issue_updated',
      issue: { key: 'ED-24', fields: { status: { name: 'Done' } } },
    },
    { key: 'ED-24', status: 'Done' },
  ],
  [
    'Linear’s Issue update',
    { action: 'update', type: 'Issue', data: { identifier: 'ENG-12', state: { name: 'Done' } } },
    { key: 'ENG-12', status: 'Done' },
  ],
  ['a forwarder’s own', { key: 'X-1', status: 'Done' }, { key: 'X-1', status: 'Done' }],
  ['GitHub’s ping', { zen: 'Design for failure.', hook_id: 1 }, undefined],
  ['Linear’s comment', { type: 'Comment', data: { body: 'x' } }, undefined],
  ['nothing', null, undefined],
])('reads %s', (_, message, moved) => {
  expect(readHook(message)).toEqual(moved);
});
