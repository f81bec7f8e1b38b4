/** Who is compared, for what, what each puts into the page's head, and where what it shows stands. */
import { createSnippet } from '../../console/entry/snippet.ts';
import type { Kind } from './content.ts';
import { snippetOf } from './posthog.ts';

export const peers = ['waymark', 'posthog-js', 'driver.js', 'shepherd.js', 'formbricks'] as const;
export type Peer = (typeof peers)[number];
/** What a page is opened with: one of them, or nothing, to know what the page costs by itself. */
export type Variant = Peer | 'nothing';

type About = {
  kinds: readonly Kind[];
  snippet: (vendor: string, kind: Kind, app: string) => string;
  /** Hosts or boxes of what it shows; looked through, shadow root and all, for the words. */
  root: string;
  /** The button that leads on, by its name. */
  next: RegExp;
};

const moduleOf = (vendor: string, name: string) =>
  `<script type="module" src="${vendor}/bundles/${name}.js"></script>`;
const sheetOf = (vendor: string, name: string) =>
  `<link rel="stylesheet" href="${vendor}/sheets/${name}.css">`;

export const about: Readonly<Record<Peer, About>> = {
  waymark: {
    kinds: ['tour', 'nps'],
    snippet: (vendor, _, app) =>
      createSnippet({ widgetUrl: `${vendor}/widget`, url: vendor, key: 'sb_publishable_x', app }),
    ...{ root: 'waymark-surface', next: /^(next|done)$/i },
  },
  'posthog-js': {
    kinds: ['tour', 'nps'],
    snippet: snippetOf,
    ...{ root: '[class*="ph-product-tour-container"], [class*="PostHogSurvey"]', next: /^next$/i },
  },
  'driver.js': {
    kinds: ['tour'],
    snippet: (vendor) => sheetOf(vendor, 'driver') + moduleOf(vendor, 'driver-tour'),
    ...{ root: '.driver-popover', next: /^(next|done)/i },
  },
  'shepherd.js': {
    kinds: ['tour'],
    snippet: (vendor) => sheetOf(vendor, 'shepherd') + moduleOf(vendor, 'shepherd-tour'),
    ...{ root: '.shepherd-element', next: /^(next|done)$/i },
  },
  formbricks: {
    kinds: ['nps'],
    snippet: (vendor) => moduleOf(vendor, 'formbricks-survey'),
    ...{ root: '#formbricks-container, [id^="fbjs"]', next: /^next$/i },
  },
};

export const variantsOf = (kind: Kind): readonly Variant[] => [
  'nothing',
  ...peers.filter((peer) => about[peer].kinds.includes(kind)),
];
