/** What a mode of the page is given, and what it gives back. Its lifetime is the signal's. */
import type { DescribeOptions } from '../../dom/describe.ts';
import type { PageCommand, PageEvent } from '../messages/page-port.ts';
import type { Stage } from './stage.ts';

export type ModeContext = {
  readonly stage: Stage;
  readonly signal: AbortSignal;
  readonly describing: DescribeOptions;
  readonly tell: (event: PageEvent) => void;
  readonly leave: () => void;
};

export type Mode = {
  /** A command of the panel; those of other modes are not its own and are let pass. */
  obey(command: PageCommand): void;
  /** The page's content has changed. */
  onChange(): void;
  /** What a panel that connects late has to know. */
  recall?(): PageEvent | undefined;
};
