/** What the demo team has named in Plotline, and which elements each feature counts. */
import type { PageRule } from '../../core/model/page-rule.ts';
import type { ElementKey } from '../catalogue/elements.ts';

export type DemoFeature = {
  name: string;
  area: string;
  description: string;
  status: 'planned' | 'beta' | 'live' | 'deprecated';
  page: PageRule;
  elements: readonly ElementKey[];
  /** Day of the simulation it was released on; before the first day for what was always there. */
  releasedOn: number;
};

export const areas = ['Projects', 'Tasks', 'Collaboration', 'Reports', 'Account'] as const;

const everywhere: PageRule = { kind: 'everywhere' };
const projectPage: PageRule = { kind: 'page', path: '/projects/:id' };

const always = -400;

export const demoFeatures: readonly DemoFeature[] = [
  feature('Open project', 'Projects', ['open-project'], 'Opening a project from the list.', {
    page: { kind: 'page', path: '/projects' },
  }),
  feature('Filter projects', 'Projects', ['filter-status'], 'Narrowing the list by status.'),
  feature(
    'New project',
    'Projects',
    ['create-project'],
    'Creating a project, counted when it is made.',
  ),
  feature('Archive project', 'Projects', ['archive-project'], 'Putting a finished project away.'),
  feature(
    'Duplicate project',
    'Projects',
    ['duplicate-project'],
    'Copying a project with its tasks.',
    {
      status: 'deprecated',
    },
  ),
  feature('Search', 'Projects', ['form-search'], 'Searching projects and tasks from any page.'),
  feature('Add task', 'Tasks', ['add-task'], 'Adding a task to a project.', { page: projectPage }),
  feature('Complete task', 'Tasks', ['complete-task'], 'Ticking a task off.'),
  feature('Edit task', 'Tasks', ['save-task'], 'Changing a task, counted when it is saved.', {
    page: { kind: 'section', path: '/projects' },
  }),
  feature('Attach file', 'Tasks', ['attach-file'], 'Adding a file to a task.'),
  feature('Timeline', 'Tasks', ['timeline-tab'], 'Seeing a project’s tasks along time.', {
    status: 'beta',
    releasedOn: 45,
  }),
  feature('Comment', 'Collaboration', ['post-comment'], 'Commenting on a project.'),
  feature('Share project', 'Collaboration', ['send-invitation'], 'Inviting somebody to a project.'),
  feature('Export', 'Reports', ['export-csv', 'export-pdf'], 'Taking figures out, as CSV or PDF.'),
  feature('Report period', 'Reports', ['report-period'], 'Choosing the span of a report.'),
  feature('Weekly digest', 'Account', ['weekly-digest'], 'Asking for the weekly e-mail.'),
  feature('Download invoice', 'Account', ['download-invoice'], 'Taking an invoice out.', {
    page: { kind: 'pattern', path: '/settings/*' },
  }),
  feature('Change plan', 'Account', ['change-plan'], 'Starting a change of plan.'),
];

function feature(
  name: string,
  area: (typeof areas)[number],
  elements: readonly ElementKey[],
  description: string,
  more: Partial<DemoFeature> = {},
): DemoFeature {
  const base = { status: 'live' as const, page: everywhere, releasedOn: always };
  return { ...base, name, area, elements, description, ...more };
}

/** One person for each role; the password is the same for all and only for the demo. */
export const demoPassword = 'waymark-demo';
export const demoPeople = [
  { email: 'owner@plotline.example', role: 'owner' },
  { email: 'admin@plotline.example', role: 'admin' },
  { email: 'editor@plotline.example', role: 'editor' },
  { email: 'contributor@plotline.example', role: 'contributor' },
  { email: 'viewer@plotline.example', role: 'viewer' },
] as const;
