/** The time, every second, for clocks that are looked at. */
import { useEffect, useState } from 'preact/hooks';
import { useServices } from '../services.ts';

export function useClock(): number {
  const { now } = useServices();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return at;
}
