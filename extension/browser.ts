/**
 * The browser's extension API under one name. Everything below `entrypoints/` and the adapters that are named
 * here receives what it needs as an argument, so that only few files import this one.
 */
import { browser as wxtBrowser } from 'wxt/browser';

// safe: it is this very object; WXT only types it by files that it generates, which our type check does without
export const browser = wxtBrowser as unknown as typeof chrome;

type SidebarAction = { open(): Promise<void> };

/** Firefox only: the side panel's older sibling, missing from Chrome's types. */
export function findSidebar(): SidebarAction | undefined {
  // safe: read as optional
  return (browser as { sidebarAction?: SidebarAction }).sidebarAction;
}
