/** What the panel's screens are given. Built once in mount.tsx, by hand in tests. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from '../../core/model/rpc.ts';
import type { Calls } from '../calls/calls.ts';
import type { Changes } from '../changes.ts';
import type { Db } from '../db.ts';
import type { PackagedDefaults } from '../defaults.ts';
import type { Drafts } from '../drafts.ts';
import type { Send } from '../messages/messenger.ts';
import type { workerProtocol } from '../messages/protocol.ts';
import type { Sightings } from '../sightings.ts';
import type { VoiceWrites } from '../voice/writes.ts';
import type { Keep } from './keep.ts';
import type { PageLink } from './page-link.ts';

export type Services = {
  db: Db;
  api: Api;
  changes: Changes;
  /** What is being written of guides and surveys. */
  drafts: Drafts;
  page: PageLink;
  send: Send<typeof workerProtocol>;
  /** Tells the server what was seen of tags on the page in front. */
  sightings: Sightings;
  /** Small things to remember between openings: theme, server address, last range. */
  keep: Keep;
  defaults: PackagedDefaults | undefined;
  /** The toolbar button's shortcut as this browser has it, in words of its own; '' where it gave none. */
  shortcut: string;
  /** The same of the key that captures. */
  captureShortcut: string;
  /** Notes, requests and changes of what was captured, kept here first. */
  writes: VoiceWrites;
  /** The call that one is on, and those that have ended. */
  calls: Calls;
  /** Opens a picture of a capture to draw on it, in a page of its own. */
  openAnnotator: (picture: string) => void;
  now: () => number;
  openConsole: (hash?: string) => void;
  /** Asks the person for lasting access to the product's own pages. */
  askForOrigins: (origins: string[]) => Promise<boolean>;
};

export const ServicesContext = createContext<Services | undefined>(undefined);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('A panel screen was drawn outside of ServicesContext.');
  return services;
}
