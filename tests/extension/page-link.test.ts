import { describe, expect, test } from 'vitest';
import type { PageMode } from '../../extension/messages/protocol.ts';
import { succeed } from '../../extension/outcome.ts';
import { createPageLink } from '../../extension/panel/page-link.ts';

type Listener = (message: unknown) => void;

/** A browser with tabs, of which some have the script; ports behave as the browser's do. */
function openBrowser() {
  const scripts = new Set<number>();
  const sent: unknown[] = [];
  const ports: { say: Listener; end: () => void; isOpen: boolean }[] = [];
  const connect = (tab: number) => {
    const hear: Listener[] = [];
    const ended: (() => void)[] = [];
    const port = {
      say: (message: unknown) => hear.forEach((listener) => void listener(message)),
      end: () => ended.forEach((listener) => void listener()),
      isOpen: scripts.has(tab),
    };
    ports.push(port);
    if (!port.isOpen) queueMicrotask(port.end);
    const listeners = (list: unknown[]) => ({ addListener: (one: unknown) => list.push(one) });
    // safe: the four members that the link uses
    return {
      postMessage: (message: unknown) => sent.push(message),
      disconnect: () => {
        port.isOpen = false;
      },
      onMessage: listeners(hear),
      onDisconnect: listeners(ended),
    } as unknown as chrome.runtime.Port;
  };
  const enter = async (tab: number, _mode: PageMode) => {
    scripts.add(tab);
    return succeed({});
  };
  const link = createPageLink({ connect, enter, readMask: async () => ['.secret'] });
  return { link, scripts, sent, ports };
}

const place = { type: 'place', place: { path: '/a', origin: 'https://a.example', title: 'A' } };
const soon = () => new Promise((resolve) => queueMicrotask(() => resolve(undefined)));

describe('the panel and the page beside it', () => {
  test('are connected once the script has said where it is', async () => {
    const { link, scripts, ports } = openBrowser();
    scripts.add(7);
    link.follow(7);
    expect(link.connected.value).toBe(false);
    ports[0]?.say(place);
    expect(link.connected.value).toBe(true);
    expect(link.place.value?.path).toBe('/a');
  });

  test('connect when the script comes, and it is told the mode', async () => {
    const { link, ports, sent } = openBrowser();
    link.follow(7);
    await soon();
    expect(link.connected.value).toBe(false);
    await link.setMode('tag');
    ports.at(-1)?.say(place);
    expect(link.connected.value).toBe(true);
    await link.setMode('heat');
    expect(sent.at(-1)).toEqual({ type: 'mode', mode: 'heat', mask: ['.secret'] });
  });

  test('never have an old port end after a new one would: the page would take the mode back', () => {
    const { link, scripts, ports } = openBrowser();
    scripts.add(7);
    link.follow(7);
    link.hello(7);
    const [first, second] = ports;
    expect(first?.isOpen).toBe(false);
    expect(second?.isOpen).toBe(true);
    first?.say(place);
    expect(link.connected.value, 'what the old port says no longer counts').toBe(false);
    second?.say(place);
    expect(link.connected.value).toBe(true);
  });

  test('turn to a script that has replaced the one they were connected to', () => {
    const { link, scripts, ports } = openBrowser();
    scripts.add(7);
    link.follow(7);
    ports[0]?.say(place);
    link.hello(7);
    ports[1]?.say({ type: 'mode', mode: 'tag' });
    expect(link.mode.value).toBe('tag');
    ports[0]?.end();
    expect(link.connected.value).toBe(true);
  });

  test('forget the page when its script goes', () => {
    const { link, scripts, ports } = openBrowser();
    scripts.add(7);
    link.follow(7);
    ports[0]?.say(place);
    ports[0]?.end();
    expect(link.connected.value).toBe(false);
    expect(link.place.value).toBeUndefined();
  });

  test('do not carry a pick over to another tab', () => {
    const { link, scripts, ports } = openBrowser();
    scripts.add(7).add(8);
    link.follow(7);
    ports[0]?.say(place);
    ports[0]?.say({ type: 'mode', mode: 'tag' });
    expect(link.mode.value).toBe('tag');
    link.follow(8);
    expect(link.mode.value).toBe('off');
    expect(link.picked.value).toBeUndefined();
  });

  test('ignore what is not as agreed', () => {
    const { link, scripts, ports } = openBrowser();
    scripts.add(7);
    link.follow(7);
    ports[0]?.say({ type: 'place', place: { path: 7 } });
    ports[0]?.say({ type: 'picked', candidate: { hash: 'no hash' } });
    expect(link.connected.value).toBe(false);
    expect(link.picked.value).toBeUndefined();
  });
});
