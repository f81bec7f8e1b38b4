/** What came in lately and nobody has looked at: the inbox. Not linked to any request. */
import type { Saying } from './types.ts';

export const unsorted: Saying[] = [
  '2 I have to reassign everything of a colleague who left, one by one. Is there no faster way?',
  '1 praise The new timeline is the first plan that my clients read without my help.',
  '3 bug Since this morning the upload stops at ninety per cent for files over 200 MB.',
  '1 question Where do I see who changed a due date?',
  '2 The figures should land in my inbox each month without me doing anything.',
  '2 We need a place where customers can look at the status, without an account for each.',
  '1 praise Comments with names in them have halved our meetings.',
  '3 risk We are comparing you with two others before the contract ends in February.',
  '2 Could a task repeat itself, say on every second Tuesday?',
  '1 question Does the digest count weekends?',
  '2 bug The report of October shows one day too many.',
  '1 I would like to pin my three most important projects to the top.',
  '2 Let the client tick “approved” on the layout.',
  '2 An overview of who is overloaded next week would have saved us on Monday.',
  '3 bug Search finds nothing when there is an umlaut in the word.',
  '1 Bigger type in the task list, please. Not everybody is twenty-five.',
  '1 praise Support answered in four minutes on a Sunday. Thank you.',
  '2 Our purchase order must be on the invoice or it is sent back.',
  '2 question Can I hide the finance tab from my designers?',
  '2 When the start of a project changes I want all of its deadlines to follow.',
  '1 Export to Excel with the same columns as on screen',
  '0 The confetti when a project is finished is a bit much.',
  '2 bug On an iPad the date picker opens behind the keyboard.',
  '1 question Is there an API?',
  '3 Our legal team needs to know where the data is stored before they sign.',
  '2 I deleted the wrong column and could not undo it.',
  '1 praise Keyboard shortcuts! Finally.',
  '2 Two of us wrote into the same description and mine was lost.',
  '1 Can the calendar feed leave out finished tasks?',
  '2 risk The owner asked me what we would lose if we left. I had no good list.',
];

/** Notes that the team has pinned on the product's pages. */
export const pinned = [
  {
    kind: 'owner',
    path: '/reports',
    body: 'Reports belong to the insights team; ask Noor before changing figures.',
    feature: 'Export',
  },
  {
    kind: 'issue',
    path: '/reports',
    body: 'The export stops at a thousand lines. Fix is in review.',
    feature: 'Export',
    replies: ['Customers should be told until it is out.', 'Added a line to the help page.'],
  },
  {
    kind: 'changelog',
    path: '/projects',
    body: 'Bulk editing went live: select several rows, then the bar at the bottom.',
    feature: 'Edit task',
  },
  {
    kind: 'question',
    path: '/projects',
    body: 'Would you use templates for client work, or only inside?',
    feature: 'Duplicate project',
    replies: ['Asked three so far, all said client work.'],
  },
  {
    kind: 'todo',
    path: '/settings',
    body: 'The plan table still shows last year’s prices in the tooltip.',
    feature: 'Change plan',
  },
  {
    kind: 'question',
    path: '/settings',
    body: 'Who signs off security reviews on your side?',
    feature: null,
  },
  {
    kind: 'issue',
    path: '/projects',
    body: 'The list is slow above three hundred projects; see the request.',
    feature: 'Open project',
    resolved: true,
  },
] as const;

/** Calls of the last weeks: with whom, and what came of them. */
export const calls = [
  {
    account: 'acc-01',
    title: 'Quarterly review',
    daysAgo: 41,
    minutes: 48,
    summary:
      '## Summary\n\nHappy with the timeline. Figures for the accountant are the weekly pain.\n\n- Show the new export as soon as it is out\n- Next review in February',
    asked: ['How many people plan in the timeline?'],
    follow: ['Send the beta invitation for the export'],
  },
  {
    account: 'acc-03',
    title: 'Onboarding, second session',
    daysAgo: 33,
    minutes: 35,
    summary: '## Summary\n\nThey copy projects by hand. Templates would change their week.',
    asked: [],
    follow: ['Share the template mock-ups'],
  },
  {
    account: 'acc-07',
    title: 'Why use is going down',
    daysAgo: 12,
    minutes: 27,
    summary:
      '## Summary\n\nThe producer who brought us in has left. No overview of people is the reason they name. Renewal is open.',
    asked: ['Who decides about the renewal?'],
    follow: ['Call the owner before the month ends', 'Show the workload sketch'],
  },
  {
    account: 'acc-12',
    title: 'Security questions',
    daysAgo: 9,
    minutes: 22,
    summary:
      '## Summary\n\nSingle sign-on was the blocker and is solved. Legal asks where data is kept.',
    asked: ['Which provider do they use for sign-in?'],
    follow: ['Send the page about data residency'],
  },
  {
    account: 'acc-05',
    title: 'Monthly catch-up',
    daysAgo: 4,
    minutes: 31,
    summary: '',
    asked: ['Would clients comment or only look?', 'What is on their invoice today?'],
    follow: [],
  },
  {
    account: 'acc-20',
    title: 'First call with the new producer',
    daysAgo: 1,
    minutes: 40,
    summary: '',
    asked: ['Which reports does she send on?'],
    follow: ['Invite her to the webinar'],
  },
] as const;
