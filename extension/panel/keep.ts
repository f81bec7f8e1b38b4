/** Preferences of this computer: nothing secret, nothing of the team's. They survive signing out. */
import * as z from 'zod/mini';
import { serverAddress } from '../defaults.ts';

const schemas = {
  theme: z.enum(['system', 'light', 'dark']),
  /** The server last signed in to, and as whom, so that only the password is asked for. */
  server: serverAddress,
  email: z.string(),
  range: z.enum(['7', '30', '90']),
} as const;

type Schemas = typeof schemas;
export type Keep = ReturnType<typeof createKeep>;

/** `localStorage` of the extension’s own origin; pages have another. */
export function createKeep(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  return {
    find<K extends keyof Schemas>(key: K): z.output<Schemas[K]> | undefined {
      const text = storage.getItem(`waymark.${key}`);
      if (text === null) return undefined;
      const parsed = schemas[key].safeParse(parseJson(text));
      // safe: parsed by the schema that the type is inferred from
      return parsed.success ? (parsed.data as z.output<Schemas[K]>) : undefined;
    },
    save<K extends keyof Schemas>(key: K, value: z.output<Schemas[K]>) {
      storage.setItem(`waymark.${key}`, JSON.stringify(value));
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // written by something else; read as absent
  }
}
