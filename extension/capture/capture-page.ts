/** The page of a tab as capturing sees it: its script, put in where it is missing, and what is said to it. */
import type { Inject } from '../inject.ts';
import { createSender, type Send } from '../messages/messenger.ts';
import { type Outcome, succeed } from '../outcome.ts';
import { captureProtocol } from './protocol.ts';

const capturerFile = '/content-scripts/capturer.js';

export type CapturePage = {
  send: Send<typeof captureProtocol>;
  ensure(): Promise<Outcome<unknown>>;
};

type Dependencies = {
  tabs: { sendMessage(tab: number, message: unknown): Promise<unknown> };
  inject: Inject;
};

export function createCapturePages({ tabs, inject }: Dependencies) {
  return (tab: number): CapturePage => {
    const send = createSender(captureProtocol, (message) => tabs.sendMessage(tab, message));
    return {
      send,
      /** Asked first: a second script in one page would answer everything twice. */
      async ensure() {
        const there = await send('capture.there', {});
        if (there.ok) return succeed({});
        return inject(tab, capturerFile);
      },
    };
  };
}
