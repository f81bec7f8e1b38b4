import { Icon } from '../../ui/Icon.tsx';
import { agoWords } from './format.ts';
import type { Answer } from './hooks.ts';
import { useServices } from './services.ts';

/** Under figures that could not be refreshed: how old they are. Nothing where they are fresh. */
export function StaleNote({ answer }: { answer: Answer<unknown> }) {
  const { now } = useServices();
  if (!answer.error || answer.at === undefined) return null;
  return (
    <p class="wm-note">
      <Icon name="clock" size={14} />
      {/* That the server is away is said once, at the top. */}
      As of {agoWords(answer.at, now())}.{' '}
      {answer.error.code === 'offline' ? '' : answer.error.message}
    </p>
  );
}
