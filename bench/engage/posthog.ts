/** PostHog's side of the bench: what its pages have, and what its servers would answer for one tour or one survey. */
import { type Kind, nps, tour } from './content.ts';

const token = 'phc_bench';

/**
 * Its own snippet's work; set up lean: autocapture stays on, as ours does, and what this page is not to show is
 * switched off by name. Told only by its server that there are none, it would load its surveys all the same.
 */
export const snippetOf = (vendor: string, kind: Kind) => `<script>
  window.posthog = Object.assign([], { _i: [], __SV: 1, init(...args) { this._i.push(args); } });
  posthog.init('${token}', {
    api_host: '${vendor}', autocapture: true, capture_pageview: true, persistence: 'localStorage',
    // Headless browsers are bots to it.
    opt_out_useragent_filter: true,
    disable_session_recording: true, capture_performance: false, capture_exceptions: false,
    disable_surveys: ${kind !== 'nps'}, disable_product_tours: ${kind !== 'tour'},
  });
</script><script async src="${vendor}/static/array.js"></script>`;

const textOf = (text: string) => [{ type: 'text', text }];

const tourRecord = {
  ...{ id: 'bench-tour', name: 'Tour', tour_type: 'tour', auto_launch: true },
  ...{ start_date: '2026-01-01T00:00:00Z', end_date: null, display_frequency: 'show_once' },
  conditions: {},
  steps: tour.map(({ selector, heading, text }, i) => ({
    ...{ id: `step-${i}`, type: 'element', selector, useManualSelector: true },
    progressionTrigger: 'button',
    content: {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 3 }, content: textOf(heading) },
        { type: 'paragraph', content: textOf(text) },
      ],
    },
    buttons: { primary: { text: 'Next', action: 'next_step' } },
  })),
};

const survey = {
  ...{ id: 'bench-nps', name: 'NPS', type: 'popover', appearance: null },
  ...{ linked_flag_key: null, targeting_flag_key: null, internal_targeting_flag_key: null },
  ...{ feature_flag_keys: null, current_iteration: null, current_iteration_start_date: null },
  ...{ start_date: '2026-01-01T00:00:00Z', end_date: null },
  conditions: { events: null, actions: null, cancelEvents: null },
  questions: [
    {
      ...{ id: 'q1', type: 'rating', display: 'number', scale: 10, optional: false },
      ...{ question: nps.question, lowerBoundLabel: nps.low, upperBoundLabel: nps.high },
      buttonText: 'Submit',
    },
    { id: 'q2', type: 'open', question: 'What is the main reason?', optional: true },
  ],
};

/** Only what this page is to show is switched on in the project; neither needs a flag. */
const remoteConfig = (kind: Kind) => ({
  ...{ token, supportedCompression: ['gzip-js'], hasFeatureFlags: false },
  ...{
    autocapture_opt_out: false,
    sessionRecording: false,
    heatmaps: false,
    captureDeadClicks: false,
  },
  ...{
    capturePerformance: false,
    autocaptureExceptions: false,
    isAuthenticated: false,
    siteApps: [],
  },
  surveys: kind === 'nps' ? [survey] : false,
  productTours: kind === 'tour',
});

/** Undefined: not an address of its. */
export function answer(pathname: string, kind: Kind): Response | undefined {
  if (pathname === `/array/${token}/config.js`) {
    const preset = { [token]: { config: remoteConfig(kind), siteApps: [] } };
    return new Response(`window._POSTHOG_REMOTE_CONFIG=${JSON.stringify(preset)}`, {
      headers: { 'content-type': 'text/javascript' },
    });
  }
  if (pathname === `/array/${token}/config`) return Response.json(remoteConfig(kind));
  if (pathname === '/api/product_tours/') return Response.json({ product_tours: [tourRecord] });
  if (pathname === '/api/surveys/') return Response.json({ surveys: [survey] });
  if (pathname === '/flags/') return Response.json({ ...remoteConfig(kind), featureFlags: {} });
  if (/^\/(i\/v0\/)?e\/$/.test(pathname)) return Response.json({ status: 1 });
  return undefined;
}
