/**
 * What Waymark would serve a page, made the way it is made: written by an editor in a real backend, its anchors
 * described in the page itself, published, and read back from the storage that browsers read.
 */
import type { Browser } from 'playwright-core';
import { engagePath, pointerPath } from '../../core/config-files.ts';
import type { Definition } from '../../core/model/engagement.ts';
import type { Anchor } from '../../core/model/guide.ts';
import { endAll, guideOf, publish, scaleOf, stepOf, surveyOf } from '../../tests/e2e/engage.ts';
import { createTeam, type Team } from '../../tests/e2e/team.ts';
import type { AnchorAt } from './anchors.ts';
import { bundle } from './bundle.ts';
import { type Kind, nps, tour } from './content.ts';

/** By path below the bucket; and the app's key. */
export type Published = { app: string; files: Map<string, string> };

async function describePlaces(browser: Browser, site: string): Promise<Anchor[]> {
  const page = await browser.newPage();
  try {
    await page.goto(`${site}/index.html`);
    await page.addScriptTag({ content: await bundle('anchors'), type: 'module' });
    await page.waitForFunction(() => 'anchorAt' in window);
    return await page.evaluate(
      (selectors) => {
        // Safe: anchors.ts puts exactly this there.
        const { anchorAt } = window as unknown as { anchorAt: AnchorAt };
        return selectors.map((selector) => anchorAt(selector));
      },
      tour.map(({ selector }) => selector),
    );
  } finally {
    await page.close();
  }
}

function walkthrough(anchors: readonly Anchor[]): Definition {
  return guideOf({
    kind: 'walkthrough',
    steps: tour.map(({ heading, text }, i) =>
      stepOf({
        ...{ key: `step${i}`, surface: 'tooltip', place: 'bottom', anchor: anchors[i] ?? null },
        content: [
          { block: 'heading', content: { key: `h${i}`, text: heading } },
          { block: 'paragraph', content: { key: `p${i}`, text } },
        ],
      }),
    ),
  });
}

function survey(): Definition {
  const { question, low, high } = nps;
  const scale = scaleOf('nps', question);
  const ends = { low: { key: 'low', text: low }, high: { key: 'high', text: high } };
  return surveyOf({ questions: [{ ...scale, ...ends }] });
}

async function read({ backend, app }: Team): Promise<Map<string, string>> {
  const get = async (path: string) => {
    const address = `${backend.url}/storage/v1/object/public/config/${path}`;
    const response = await backend.fetch(new Request(address));
    if (!response.ok) throw new Error(`${path} was not published: ${response.status}.`);
    return response.text();
  };
  const pointer = await get(pointerPath(app.key));
  const { engage } = JSON.parse(pointer);
  const path = engagePath(app.key, String(engage));
  return new Map([
    [pointerPath(app.key), pointer],
    [path, await get(path)],
  ]);
}

export async function publishBoth(browser: Browser): Promise<Record<Kind, Published>> {
  const team = await createTeam('sb-admin-2');
  try {
    const app = team.app.key;
    await publish(team, walkthrough(await describePlaces(browser, team.site)));
    const first = { app, files: await read(team) };
    await endAll(team);
    await publish(team, survey());
    return { tour: first, nps: { app, files: await read(team) } };
  } finally {
    await team.close();
  }
}
