import { Icon } from '../../ui/Icon.tsx';
import { useServices } from '../app/services.ts';

/** Says what still holds and what waits; each screen goes on showing what it has. */
export function OfflineBanner() {
  if (useServices().online.value) return null;
  return (
    <p class="offline" role="status">
      <Icon name="offline" /> You are offline. What is on screen was loaded before; changes wait for
      you to be back.
    </p>
  );
}
