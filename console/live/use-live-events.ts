import { useEffect, useState } from 'preact/hooks';
import type { ApiError } from '../../core/model/rpc.ts';
import type { EventRow } from '../../core/model/usage.ts';
import { useServices } from '../app/services.ts';
import { withNewer } from './live-events.ts';

/** Issue of the design: one cheap call each two seconds, and none while nobody looks. */
const everyMs = 2_000;

/** Events of an app as they arrive; polls only while the page is visible and not paused. */
export function useLiveEvents(app: number, paused: boolean) {
  const { api } = useServices();
  const [events, setEvents] = useState<readonly EventRow[]>();
  const [error, setError] = useState<ApiError>();
  useEffect(() => {
    if (paused) return;
    const life = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let cursor = events?.[0]?.cursor ?? null;
    const ask = async () => {
      if (document.hidden || life.signal.aborted) return;
      const reply = await api.live_events({ app, after: cursor, limit: cursor ? 200 : 60 });
      if (life.signal.aborted) return;
      if (reply.ok) {
        cursor = reply.data[0]?.cursor ?? cursor;
        setEvents((shown = []) => withNewer(shown, reply.data));
      }
      setError(reply.ok ? undefined : reply.error);
      timer = setTimeout(ask, everyMs);
    };
    const onVisible = () => {
      clearTimeout(timer);
      void ask();
    };
    document.addEventListener('visibilitychange', onVisible, { signal: life.signal });
    void ask();
    return () => {
      life.abort();
      clearTimeout(timer);
    };
  }, [api, app, paused]);
  return { events, error };
}
