import type { ComponentChildren } from 'preact';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

type Props = {
  title: string;
  /** What happened and what to do. */
  children: ComponentChildren;
  onRetry?: (() => void) | undefined;
};

/** Stands in the place of what failed, not over the page: the rest goes on working. */
export function ErrorState({ title, children, onRetry }: Props) {
  return (
    <div class="wm-error" role="alert">
      <Icon name="error" size={20} />
      <div>
        <h2>{title}</h2>
        <p>{children}</p>
        {onRetry && (
          <Button icon="refresh" onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}
