/** Which product a page belongs to, by the origins that its app accepts events from. Pure. */
import type { App, Workspace } from '../settings.ts';

/** `https://app.example.com` or `https://*.example.com`; `*` says nothing about whose a page is. */
export function coversOrigin(pattern: string, origin: string): boolean {
  const [before, after] = pattern.split('*');
  if (after === undefined) return pattern === origin;
  const isWild = pattern !== '*' && origin.startsWith(before ?? '') && origin.endsWith(after);
  // The star stands for at least one letter, and never for another port or path.
  return isWild && origin.length > pattern.length - 1;
}

const owns = (app: App, origin: string) =>
  app.origins.some((pattern) => coversOrigin(pattern, origin));

/** The app that the page belongs to, where that is surely not the chosen one. */
export function findOtherApp(
  workspaces: readonly Workspace[],
  chosen: App,
  origin: string,
): App | undefined {
  if (owns(chosen, origin) || chosen.origins.includes('*')) return undefined;
  return workspaces.flatMap((workspace) => workspace.apps).find((app) => owns(app, origin));
}
