import type { Hidden } from '../../core/model/drawing.ts';

/** What a box hides, in the words of the list. */
export const hiddenWords: Record<Hidden, string> = {
  person: 'Drawn by you',
  email: 'E-mail address',
  phone: 'Phone number',
  card: 'Card number',
  iban: 'Bank account',
  token: 'Secret token',
  password: 'Password field',
  field: 'Form field',
  masked: 'Marked as private by the page',
};
