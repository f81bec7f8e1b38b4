/** What each call of the product does. Arguments are checked here; a wrong one throws, and is reported. */
import { limits } from '../../../core/limits.ts';
import type { Call, CallName, Core } from '../notes.ts';
import type { Engage } from './engage.ts';
import type { Identity } from './identity.ts';
import { parseId, parseName, parseSignature, parseTraits } from './options.ts';
import type { Permission } from './permission.ts';
import type { Queue } from './queue/queue.ts';
import type { RecordEvent } from './recording.ts';
import type { Turns } from './turns.ts';

type CallsOptions = {
  core: Core;
  turns: Turns;
  identity: Identity;
  queue: Queue;
  permission: Permission;
  record: RecordEvent;
  engage: Pick<Engage, 'show'>;
};

type Calls = Record<CallName, (args: readonly unknown[], call: Call) => void>;

export function createCalls(options: CallsOptions): (call: Call) => void {
  const { core, turns, identity, queue, permission, record, engage } = options;
  // Properties that cannot be kept are reported; the call stands without them.
  const traitsOf = core.guard(parseTraits);

  /** In its turn among the events, and kept. */
  function change(run: () => void): void {
    turns.take(false, () => {
      run();
      permission.remember();
    });
  }

  const calls: Calls = {
    identify([given, about, more]) {
      const id = parseId('identify', given);
      const traits = traitsOf('identify', about, limits.traitsBytes);
      change(() => identity.identify(id, traits, parseSignature(more)));
    },
    group([given, about]) {
      const id = parseId('group', given);
      const traits = traitsOf('group', about, limits.traitsBytes);
      change(() => identity.group(id, traits));
    },
    track([given, about], { at, path }) {
      const name = parseName(given);
      const props = traitsOf('track', about, limits.propsBytes);
      record({ kind: 'track', at, path, n: name, ...(props && { x: props }) });
    },
    page: (_, { at, path }) => record({ kind: 'page', at, path }),
    show: ([id]) => engage.show(parseId('show', id)),
    reset() {
      change(() => {
        identity.reset();
        queue.flush();
        // A new sender too: nothing ties the next visitor to this one.
        queue.clear();
      });
    },
    consent: ([yes]) => permission.consent(yes === true),
  };
  return (call) => calls[call.call](call.args, call);
}
