/**
 * What is asked of "why / why not", as it stands in the address: a link shows a colleague the same answer. What
 * is not in it is as the person's own events tell it (circumstances), and the moment is now.
 */
import type { WhyInputs } from '../../../core/model/results.ts';
import type { Person } from '../../../core/targeting/types.ts';

export const devices = ['desktop', 'tablet', 'phone'] as const;
type Device = Person['device'];

export type Asked = {
  readonly person: number | null;
  /** Null: now. */
  readonly at: number | null;
  readonly path: string | null;
  readonly device: Device | null;
  readonly language: string | null;
  readonly consented: boolean | null;
};

export type Circumstances = {
  path: string;
  known: boolean;
  device: Device;
  language: string;
  zone: string;
  consented: boolean;
};

const yesOrNo = (text: string | null) => (text === null ? null : text === 'yes');

export function readAsked(query: URLSearchParams): Asked {
  const person = Number(query.get('person'));
  const at = Date.parse(query.get('at') ?? '');
  return {
    person: Number.isInteger(person) && person > 0 ? person : null,
    at: Number.isNaN(at) ? null : at,
    path: query.get('path'),
    device: devices.find((one) => one === query.get('device')) ?? null,
    language: query.get('language'),
    consented: yesOrNo(query.get('consent')),
  };
}

/** For the router: null takes a parameter out. */
export function writeAsked(asked: Partial<Asked>): Record<string, string | null> {
  const { person, at, path, device, language, consented } = asked;
  return {
    ...(person !== undefined && { person: person === null ? null : `${person}` }),
    ...(at !== undefined && { at: at === null ? null : new Date(at).toISOString() }),
    ...(path !== undefined && { path }),
    ...(device !== undefined && { device }),
    ...(language !== undefined && { language }),
    ...(consented !== undefined && {
      consent: consented === null ? null : consented ? 'yes' : 'no',
    }),
  };
}

/** Another person, or another moment, has its own circumstances. */
export const nothingElse = { path: null, device: null, language: null, consented: null } as const;

type Otherwise = { language: string; zone: string };

export function circumstancesOf(asked: Asked, inputs: WhyInputs, otherwise: Otherwise) {
  const { circumstances, pages } = inputs;
  const as: Circumstances = {
    path: asked.path ?? pages[0]?.path ?? '/',
    known: circumstances.known,
    device: asked.device ?? circumstances.screen ?? 'desktop',
    language: asked.language ?? circumstances.language ?? otherwise.language,
    zone: otherwise.zone,
    // Where it is required and nothing was heard of them, there is no consent to go by.
    consented: asked.consented ?? circumstances.consent !== 'unknown',
  };
  return as;
}
