/** What Plotline's studios and people are called, in the simulation and on the console's fixture alike. */
export const first = [
  'Harbour',
  'Fernhill',
  'Atlas',
  'Moss',
  'Quill',
  'Tide',
  'Cinder',
  'Lark',
  'North',
  'Pale',
];
export const second = ['Studio', 'Design', '& Sons', 'Works'];
export const given = [
  'Ada',
  'Ravi',
  'Noor',
  'Jun',
  'Mila',
  'Owen',
  'Sara',
  'Tomas',
  'Ines',
  'Kofi',
  'Lena',
  'Hugo',
];
export const family = [
  'Brandt',
  'Menon',
  'Haddad',
  'Sato',
  'Novak',
  'Reyes',
  'Okafor',
  'Lind',
  'Costa',
  'Weber',
];
