/** Requests that are younger, smaller, or asked for twice under two names. */
import type { DemoRequest } from './types.ts';

export const moreRequests: DemoRequest[] = [
  {
    title: 'Overdue tasks of all projects in one list',
    about: 'Everything that is late, wherever it belongs.',
    feature: null,
    status: 'new',
    tags: ['finding'],
    said: [
      '2 My first question each morning is what is late, and there is no answer to it.',
      '2 I open twelve projects to find the red dates.',
      '1 One page with everything past its deadline',
    ],
  },
  {
    title: 'Print the timeline',
    about: 'A plan on A3 for the wall.',
    feature: 'Timeline',
    status: 'declined',
    tags: ['export'],
    said: [
      '1 We hang the plan in the workshop. Screens do not survive there.',
      '0 A poster of the schedule',
    ],
  },
  {
    title: 'Preview of linked designs',
    about: 'A pasted design link shows its first page.',
    feature: 'Attach file',
    status: 'new',
    tags: ['files', 'integrations'],
    said: [
      '1 I paste Figma links all day and nobody knows what is behind them.',
      '1 Show a thumbnail of what I link to.',
      '2 Clients are afraid to click on addresses that they cannot read.',
    ],
  },
  {
    title: 'Excel file for the accountant',
    about: 'Hours by month in a workbook.',
    feature: 'Export',
    status: 'new',
    tags: ['export'],
    said: [
      '3 Our bookkeeper only takes xlsx. I convert by hand on the last day of each month.',
      '2 A workbook with one sheet per month would be perfect.',
    ],
  },
  {
    title: 'Start from a ready-made plan',
    about: 'Common kinds of work come with their usual tasks.',
    feature: 'New project',
    status: 'new',
    tags: ['setup'],
    said: [
      '2 An empty project is a scary thing on day one.',
      '1 You must have seen a thousand launches. Give us a checklist.',
    ],
  },
];

/** Noticed to be the same: [the younger, the one that it counts at]. The other pair is left to be found. */
export const sameAs = [
  ['Excel file for the accountant', 'Export reports to a spreadsheet'],
] as const;
export const related = [
  ['Versions of a file', 'Approve or reject a file'],
  ['Recurring tasks', 'Project templates'],
  ['Budget per project', 'Track time on tasks'],
] as const;
export const partOf = [
  ['Charts that can be shown to clients', 'Guest access for clients'],
  ['Reports by mail on a schedule', 'Export reports to a spreadsheet'],
] as const;
