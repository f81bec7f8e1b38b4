/** Trackers in words: what each calls its places, and where its token comes from. Pure. */
import type { IntegrationDraft, Tracker } from '../../../core/model/voice/integration.ts';

type Words = {
  name: string;
  place: string;
  placeHint: string;
  placeholder: string;
  site: string;
  siteHint: string;
  token: string;
  /** Slack's messages have no status to come back. */
  hasStatus: boolean;
  /** What most teams' own words mean; a start, to be changed. */
  statuses: IntegrationDraft['statuses'];
  hook: string;
};

export const trackerWords: Readonly<Record<Tracker, Words>> = {
  jira: {
    ...{ name: 'Jira', place: 'Project key', placeHint: 'The letters before an issue’s number.' },
    ...{ placeholder: 'ACME', site: 'Your Jira', siteHint: 'Such as https://acme.atlassian.net' },
    token:
      'Your e-mail address, a colon, and an API token of id.atlassian.com: ann@acme.com:ATATT3x… It needs the right to create issues, comment and attach.',
    hasStatus: true,
    statuses: { 'To Do': 'planned', 'In Progress': 'in-progress', Done: 'shipped' },
    hook: 'Jira: Settings, System, WebHooks; event “Issue updated”.',
  },
  linear: {
    ...{ name: 'Linear', place: 'Team’s id', placeHint: 'A UUID: in Linear ⌘K, “Copy team ID”.' },
    ...{ placeholder: '9cfb482a-81e3-4154-b5b9-2c805e70a02d', site: 'API address' },
    siteHint: 'Leave it empty for Linear’s own.',
    token: 'A personal API key: Settings, Security & access.',
    hasStatus: true,
    statuses: {
      Todo: 'planned',
      'In Progress': 'in-progress',
      Done: 'shipped',
      Canceled: 'declined',
    },
    hook: 'Linear: Settings, API, Webhooks; data change “Issues”.',
  },
  github: {
    ...{
      name: 'GitHub',
      place: 'Repository',
      placeHint: 'Owner and name.',
      placeholder: 'acme/web',
    },
    ...{ site: 'API address', siteHint: 'Leave it empty for github.com.' },
    token: 'A fine-grained token for this repository with Issues: read and write.',
    hasStatus: true,
    statuses: { closed: 'shipped', 'not planned': 'declined' },
    hook: 'GitHub: the repository’s Settings, Webhooks; content type JSON, event “Issues”.',
  },
  slack: {
    ...{ name: 'Slack', place: 'Channel’s id', placeholder: 'C0123456789' },
    placeHint: 'At the foot of the channel’s details.',
    ...{ site: 'API address', siteHint: 'Leave it empty for Slack’s own.' },
    token: 'A bot token (xoxb-…) with chat:write, of an app that is in the channel.',
    hasStatus: false,
    statuses: {},
    hook: '',
  },
};

/** What the database would refuse, said beside the field. */
export function problemsOf({ tracker, site, place }: IntegrationDraft): {
  site?: string;
  place?: string;
} {
  const words = trackerWords[tracker];
  const problems: { site?: string; place?: string } = {};
  if (site !== null && !/^https?:\/\/[^\s/]+/.test(site))
    problems.site = 'It must begin with https://.';
  if (tracker === 'jira' && site === null)
    problems.site = `Give your Jira’s address. ${words.siteHint}.`;
  if (!place.trim()) problems.place = `Give the ${words.place.toLowerCase()}.`;
  else if (tracker === 'github' && !/^[\w.-]+\/[\w.-]+$/.test(place.trim())) {
    problems.place = 'Write it as owner/name, such as acme/web.';
  }
  return problems;
}
