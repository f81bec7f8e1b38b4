/** What Plotline shows: a studio's projects and the people who work on them. In memory; a reload starts over. */
export type Task = { id: number; title: string; assignee: string; due: string; done: boolean };
export type Project = {
  id: number;
  name: string;
  client: string;
  status: 'Active' | 'On hold' | 'Done';
  budget: number;
  spent: number;
  tasks: Task[];
};

const clients = [
  'Harbour & Co',
  'Fern Bakery',
  'Atlas Rail',
  'Moss Museum',
  'Quill Press',
  'Tidewater',
];
const names = [
  'Autumn campaign',
  'Ticket kiosk',
  'Menu redesign',
  'Members portal',
  'Wayfinding signs',
  'Annual report',
  'Season brochure',
  'Donor letters',
];
const titles = [
  'Collect last year’s figures',
  'Sketch three directions',
  'Review with client',
  'Write the copy',
  'Photo shoot',
  'Print proof',
  'Hand over files',
];
const assignees = ['Ada', 'Ravi', 'Noor', 'Jun'];
const statuses = ['Active', 'Active', 'On hold', 'Done'] as const;

const pick = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('pick from an empty list');
  return item;
};

function makeProject(index: number): Project {
  const tasks = titles.map((title, at) => ({
    id: index * 100 + at,
    title,
    assignee: pick(assignees, index + at),
    due: `2026-0${1 + (at % 9)}-${10 + ((index + at) % 18)}`,
    done: at < (index * 3) % 6,
  }));
  const budget = 8_000 + index * 3_500;
  return {
    id: 101 + index,
    name: pick(names, index),
    client: pick(clients, index),
    status: pick(statuses, index),
    budget,
    spent: Math.round(budget * (0.2 + ((index * 17) % 70) / 100)),
    tasks,
  };
}

export const projects: Project[] = names.map((_, index) => makeProject(index));

/** People a visitor of the demo may be; ids and accounts agree with the simulator's. */
export const people = [
  { id: 'u-001', name: 'Ada Brandt', account: 'acc-01', accountName: 'Harbour Studio' },
  { id: 'u-016', name: 'Ravi Menon', account: 'acc-02', accountName: 'Fernhill Design' },
  { id: 'u-031', name: 'Noor Haddad', account: 'acc-03', accountName: 'Atlas & Sons' },
] as const;
