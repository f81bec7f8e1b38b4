import { Icon } from '../../ui/Icon.tsx';
import { useServices } from '../app/services.ts';

export function OfflineBanner() {
  if (useServices().online.value) return null;
  return (
    <p class="offline" role="status">
      <Icon name="offline" /> You are offline. What is on screen was loaded before; changes wait for
      you to be back.
    </p>
  );
}
