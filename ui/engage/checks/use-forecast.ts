/** Asks for last week's traffic and replays it here, a slice at a time, so that the screen stays alive. */
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type Forecast,
  forecastOf,
  type Met,
  meet,
  prepareForecast,
  trafficFor,
} from '../../../core/engage/forecast.ts';
import type { ItemDraft } from '../../../core/model/engagement.ts';
import type { ForecastInputs } from '../../../core/model/forecast.ts';
import type { Api } from '../../../core/model/rpc.ts';

export type ForecastState =
  | { readonly is: 'idle' }
  | { readonly is: 'working' }
  | { readonly is: 'failed'; readonly message: string }
  /** `of`: the draft that it was made for, as text. */
  | {
      readonly is: 'done';
      readonly forecast: Forecast;
      readonly inputs: ForecastInputs;
      readonly of: string;
    };

const days = 7;
/** What a browser replays in about a second, and an interval of some two percent. */
const most = 2_000;
/** People between two breaths: about one frame's worth. */
const slice = 50;

/** Looks change no decision. */
export const keyOf = ({ id, definition }: ItemDraft): string => {
  const { theme, languages, title, ...rules } = definition;
  return JSON.stringify([id, rules, languages.default]);
};

const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

async function replayAll(draft: ItemDraft, inputs: ForecastInputs, signal: AbortSignal) {
  const prepared = prepareForecast(draft, inputs);
  const met: Met[] = [];
  for (const [n, person] of inputs.people.entries()) {
    if (n % slice === 0) await breathe();
    if (signal.aborted) return undefined;
    met.push(meet(prepared, person));
  }
  return forecastOf(met, inputs);
}

export function useForecast(api: Pick<Api, 'forecast_inputs'>, app: number, draft: ItemDraft) {
  const [state, setState] = useState<ForecastState>({ is: 'idle' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run = async () => {
    running.current?.abort();
    const life = new AbortController();
    running.current = life;
    setState({ is: 'working' });
    const traffic = trafficFor(draft.definition);
    const reply = await api.forecast_inputs({ app, ...traffic, days, limit: most });
    if (life.signal.aborted) return;
    if (!reply.ok) return setState({ is: 'failed', message: reply.error.message });
    const forecast = await replayAll(draft, reply.data, life.signal);
    if (forecast) setState({ is: 'done', forecast, inputs: reply.data, of: keyOf(draft) });
  };
  return { state, run: () => void run() };
}
