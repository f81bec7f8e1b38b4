/** What would have been shown last week: how many people, how often, and what stood in the way of the others. */
import type { ItemDraft } from '../../../core/model/engagement.ts';
import type { Api } from '../../../core/model/rpc.ts';
import { BarList } from '../../BarList.tsx';
import { Button } from '../../Button.tsx';
import { FormError } from '../../FormError.tsx';
import { ForecastDays } from './ForecastDays.tsx';
import { basis, caveats, count, estimate, stopWords } from './forecast-words.ts';
import { type ForecastState, keyOf, useForecast } from './use-forecast.ts';

type Props = { api: Pick<Api, 'forecast_inputs'>; app: number; draft: ItemDraft };

export function ForecastPanel({ api, app, draft }: Props) {
  const { state, run } = useForecast(api, app, draft);
  const isOld = state.is === 'done' && state.of !== keyOf(draft);
  return (
    <section class="forecast" aria-label="Forecast">
      <div class="forecast-head">
        <h2>What would have been shown</h2>
        <Button small icon="history" busy={state.is === 'working'} onClick={run}>
          {state.is === 'done' ? 'Count again' : 'Count on last week'}
        </Button>
      </div>
      <div role="status">
        {state.is === 'idle' && (
          <p class="wm-note">
            The people of the last seven days, gone through by the rules that pages go by, beside
            what is live now.
          </p>
        )}
        {state.is === 'working' && <p class="wm-note">Going through last week…</p>}
        {isOld && <p class="wm-note">Changed since it was counted: these figures are old.</p>}
      </div>
      {state.is === 'failed' && <FormError text={`It could not be counted. ${state.message}`} />}
      {state.is === 'done' && <Counted state={state} draft={draft} />}
    </section>
  );
}

type CountedProps = { state: Extract<ForecastState, { is: 'done' }>; draft: ItemDraft };

function Counted({ state: { forecast, inputs }, draft }: CountedProps) {
  if (forecast.population === 0) {
    return (
      <p class="wm-note">
        Nobody was active in the last seven days, so there is nothing to count on. Once the product
        sends events, this fills.
      </p>
    );
  }
  const { people, impressions, eligible, heldOut, stopped } = forecast;
  return (
    <>
      <dl class="forecast-figures">
        <Figure name="People who would have got it" value={estimate(people)} />
        <Figure name="Impressions" value={estimate(impressions)} />
        <Figure name="Eligible" value={estimate(eligible)} />
        {heldOut.count > 0 && <Figure name="Of these, held out" value={estimate(heldOut)} />}
      </dl>
      <ForecastDays forecast={forecast} zone={inputs.zone} />
      {stopped.length > 0 && (
        <>
          <h3>What stopped the others</h3>
          <BarList
            label="What stopped the others"
            formatCount={count}
            bars={stopped.slice(0, 6).map(({ no, people: value }) => {
              return { id: no, value, label: stopWords(no) };
            })}
          />
        </>
      )}
      <p class="wm-note">{basis(forecast)}</p>
      <details class="forecast-caveats">
        <summary>What it cannot know</summary>
        <ul>
          {caveats(draft.definition, inputs).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  const [figure = '', range] = value.split(' (');
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {figure} {range && <small>({range}</small>}
      </dd>
    </div>
  );
}
