/** The pause after a failure: longer each time, and not shortened where the server has named its end. */
import type { Env } from '../env.ts';
import { backoff } from './backoff.ts';

export type Pause = {
  begin(asked: number | undefined): void;
  /** There is reason to try again now; not before the time that a server has named. */
  cutShort(): void;
  /** Something got through. */
  forget(): void;
  isOn(): boolean;
  /** The server itself has named the end. */
  isAsked(): boolean;
  hasFailed(): boolean;
  end(): void;
};

export function createPause(env: Env, onEnd: () => void): Pause {
  let failures = 0;
  let asked = false;
  let callOff: (() => void) | undefined;

  function end(): void {
    callOff?.();
    callOff = undefined;
    asked = false;
  }

  return {
    begin(wait) {
      end();
      asked = wait !== undefined;
      callOff = env.after(backoff(failures++, env.random(), wait), () => {
        end();
        onEnd();
      });
    },
    cutShort() {
      if (asked) return;
      end();
      failures = 0;
    },
    forget() {
      failures = 0;
    },
    isOn: () => callOff !== undefined,
    isAsked: () => asked,
    hasFailed: () => failures > 0,
    end,
  };
}
