/**
 * What people do in Plotline, as the events that the real widget would send. Element keys name rows of
 * the catalogue (local/catalogue), whose descriptors were taken from the real pages in both releases.
 */
import type { ElementKey } from '../catalogue/elements.ts';
import type { Role } from './people.ts';

export type Step =
  | { readonly page: string }
  | { readonly click: ElementKey }
  | { readonly submit: ElementKey }
  | { readonly change: ElementKey }
  | { readonly track: string; readonly props?: Readonly<Record<string, unknown>> }
  /** Three quick clicks that do nothing: the widget adds a rage signal to them. */
  | { readonly rage: ElementKey };

export type ActionKey = keyof typeof actions;

const project = '/projects/:id';

export const actions = {
  browse: [{ page: '/projects' }, { click: 'open-project' }, { page: project }],
  filter: [{ page: '/projects' }, { change: 'filter-status' }],
  newProject: [
    { page: '/projects' },
    { click: 'new-project' },
    { click: 'create-project' },
    { submit: 'form-new-project' },
    { track: 'project created', props: { template: 'blank' } },
    { page: project },
  ],
  archive: [{ page: '/projects' }, { click: 'archive-project' }],
  addTask: [{ page: project }, { click: 'add-task' }, { track: 'task added' }],
  completeTask: [{ page: project }, { change: 'complete-task' }],
  editTask: [
    { page: project },
    { click: 'edit-task' },
    { page: '/projects/:id/tasks/:id' },
    { change: 'task-title' },
    { click: 'save-task' },
    { submit: 'form-task' },
    { page: project },
  ],
  attach: [{ page: '/projects/:id/tasks/:id' }, { click: 'attach-file' }],
  timeline: [
    { page: project },
    { click: 'timeline-tab' },
    { page: '/projects/:id/timeline' },
    { click: 'zoom-in' },
  ],
  comment: [
    { page: project },
    { change: 'comment-text' },
    { click: 'post-comment' },
    { submit: 'form-comment' },
  ],
  share: [
    { page: project },
    { click: 'share' },
    { click: 'send-invitation' },
    { submit: 'form-share' },
  ],
  duplicate: [{ page: project }, { rage: 'duplicate-project' }],
  search: [
    { submit: 'form-search' },
    { page: '/search/:id' },
    { click: 'open-result' },
    { page: project },
  ],
  reports: [{ click: 'nav-reports' }, { page: '/reports' }, { change: 'report-period' }],
  exportCsv: [
    { page: '/reports' },
    { click: 'export-csv' },
    { track: 'report exported', props: { format: 'CSV' } },
  ],
  exportPdf: [
    { page: '/reports' },
    { click: 'export-pdf' },
    { track: 'report exported', props: { format: 'PDF' } },
  ],
  profile: [
    { click: 'nav-settings' },
    { page: '/settings/profile' },
    { click: 'save-profile' },
    { submit: 'form-profile' },
  ],
  digest: [{ page: '/settings/profile' }, { change: 'weekly-digest' }],
  billing: [{ page: '/settings/billing' }, { click: 'download-invoice' }],
  changePlan: [{ page: '/settings/billing' }, { click: 'change-plan' }],
} as const satisfies Record<string, readonly Step[]>;

type Weights = Readonly<Record<ActionKey, number>>;

/** How often a role does each thing, relative to the rest; `timeline` only counts once it is out. */
const designer: Weights = {
  browse: 24,
  filter: 5,
  newProject: 2,
  archive: 1,
  addTask: 12,
  completeTask: 20,
  editTask: 10,
  attach: 5,
  timeline: 9,
  comment: 9,
  share: 2,
  duplicate: 0.6,
  search: 8,
  reports: 1,
  exportCsv: 0.4,
  exportPdf: 0.6,
  profile: 0.5,
  digest: 0.4,
  billing: 0.05,
  changePlan: 0.02,
};

export const roleWeights: Readonly<Record<Role, Weights>> = {
  Designer: designer,
  Producer: {
    ...designer,
    newProject: 6,
    timeline: 18,
    share: 5,
    reports: 5,
    exportPdf: 4,
    exportCsv: 2,
  },
  Owner: {
    ...designer,
    addTask: 4,
    completeTask: 5,
    share: 7,
    reports: 9,
    exportPdf: 6,
    billing: 2,
    changePlan: 0.4,
  },
  Finance: {
    ...designer,
    addTask: 1,
    completeTask: 1,
    editTask: 1,
    timeline: 1,
    reports: 18,
    exportCsv: 16,
    exportPdf: 7,
    billing: 9,
  },
};
