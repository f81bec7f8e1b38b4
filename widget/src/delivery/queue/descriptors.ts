/** Which descriptors this sender has told: each travels once, and again when the server asks for it. */
import type { Descriptor } from '../../../../core/locator/descriptor.ts';

/** Remembered for a server that asks again. */
const most = 300;

export type Descriptors = {
  /** Returns how much longer the next batch becomes. */
  learn(hash: string, descriptor: Descriptor): number;
  /** Those not told yet among `hashes`, and those that were asked for; from now on they are told. */
  take(hashes: readonly (string | undefined)[]): Record<string, Descriptor> | undefined;
  /** Returns whether any of them is known here. */
  ask(hashes: readonly string[]): boolean;
  /** Nothing has been told: there is a new sender. */
  forget(): void;
};

export function createDescriptors(): Descriptors {
  const known = new Map<string, { descriptor: Descriptor; told: boolean }>();
  const asked = new Set<string>();
  return {
    learn(hash, descriptor) {
      if (known.has(hash)) return 0;
      known.set(hash, { descriptor, told: false });
      const [oldest] = known.keys();
      if (oldest && known.size > most) known.delete(oldest);
      return JSON.stringify(descriptor).length;
    },
    take(hashes) {
      const told: Record<string, Descriptor> = {};
      for (const hash of new Set([...asked, ...hashes])) {
        const entry = known.get(hash ?? '');
        if (!hash || !entry || entry.told) continue;
        told[hash] = entry.descriptor;
        entry.told = true;
      }
      asked.clear();
      return Object.keys(told).length > 0 ? told : undefined;
    },
    ask(hashes) {
      for (const hash of hashes) {
        const entry = known.get(hash);
        if (!entry) continue;
        entry.told = false;
        asked.add(hash);
      }
      return asked.size > 0;
    },
    forget() {
      for (const entry of known.values()) entry.told = false;
    },
  };
}
