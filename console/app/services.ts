/** What every screen may use, handed down once by `mountConsole`. */
import type { ReadonlySignal } from '@preact/signals';
import type { QueryClient } from '@tanstack/query-core';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from '../../core/model/rpc.ts';
import type { Backend } from '../backend/backend.ts';
import type { Preferences } from './preferences.ts';
import type { Router } from './router.ts';

export type Services = {
  readonly backend: Backend;
  readonly api: Api;
  readonly queries: QueryClient;
  readonly router: Router;
  readonly preferences: Preferences;
  readonly online: ReadonlySignal<boolean>;
  /** Where the widget's files are served from, for the install snippet. */
  readonly widgetUrl: string;
  /** The console's own address, for invitation links. */
  readonly consoleUrl: string;
};

/** Null outside of the console, so that forgetting it fails loudly. */
export const ServicesContext = createContext<Services | null>(null);

/** Throws for the same reason. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('useServices is called outside of mountConsole');
  return services;
}
