/**
 * The elements of Plotline that the simulation uses: where each stands and how a script reaches it.
 * `npm run demo:catalogue` visits them in both releases in a real browser and writes catalogue.json.
 */
export type Place = {
  /** Page to open, before normalising. */
  readonly open: string;
  /** Clicked first, by accessible name of a button. */
  readonly reveal?: string;
  /** How to find it: a CSS selector that holds in both releases, and which of several. */
  readonly css: string;
  /** Text that it must contain, where the selector alone does not tell. */
  readonly text?: string;
};

const list = '/projects';
const detail = '/projects/101';
const editor = '/projects/101/tasks/0';
const reports = '/reports';

export const elements = {
  'open-project': { open: list, css: 'td a' },
  'filter-status': { open: list, css: 'select[name=status-filter]' },
  'new-project': { open: list, css: 'main button', text: 'New project' },
  'create-project': {
    open: list,
    reveal: 'New project',
    css: 'dialog button',
    text: 'Create project',
  },
  'form-new-project': { open: list, reveal: 'New project', css: 'dialog form' },
  'archive-project': { open: list, css: 'td button[aria-label="Archive project"]' },
  'add-task': { open: detail, css: 'main button', text: 'Add task' },
  'complete-task': { open: detail, css: 'input[name=task-done]' },
  'edit-task': { open: detail, css: 'button[aria-label="Edit task"]' },
  'task-title': { open: editor, css: 'input[name=title]' },
  'save-task': { open: editor, css: 'main button', text: 'Save task' },
  'form-task': { open: editor, css: 'form[aria-label=Task]' },
  'attach-file': { open: editor, css: 'main button', text: 'Attach file' },
  'timeline-tab': { open: detail, css: 'main nav a', text: 'Timeline' },
  'zoom-in': { open: `${detail}/timeline`, css: 'main button', text: 'Zoom in' },
  'comment-text': { open: detail, css: 'textarea' },
  'post-comment': { open: detail, css: 'main button', text: 'Post comment' },
  'form-comment': { open: detail, css: 'form[aria-label=Comment]' },
  share: { open: detail, css: 'main button', text: 'Share' },
  'send-invitation': {
    open: detail,
    reveal: 'Share',
    css: 'dialog button',
    text: 'Send invitation',
  },
  'form-share': { open: detail, reveal: 'Share', css: 'dialog form' },
  'duplicate-project': { open: detail, css: 'button[aria-label="Duplicate project"]' },
  'form-search': { open: list, css: 'form[role=search]' },
  'open-result': { open: '/search/all', css: 'main li a' },
  'nav-reports': { open: list, css: 'body nav a', text: 'Reports' },
  'nav-settings': { open: list, css: 'body nav a', text: 'Settings' },
  'report-period': { open: reports, css: 'select[name=period]' },
  'export-csv': { open: reports, css: 'main button', text: 'Export CSV' },
  'export-pdf': { open: reports, css: 'main button', text: 'Export PDF' },
  'save-profile': { open: '/settings/profile', css: 'main button', text: 'Save profile' },
  'form-profile': { open: '/settings/profile', css: 'form[aria-label=Profile]' },
  'weekly-digest': { open: '/settings/profile', css: 'input[name=digest]' },
  'download-invoice': { open: '/settings/billing', css: 'main button', text: 'Download invoice' },
  'change-plan': { open: '/settings/billing', css: 'main button', text: 'Change plan' },
} as const satisfies Record<string, Place>;

export type ElementKey = keyof typeof elements;
