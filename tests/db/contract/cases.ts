/**
 * A case of the contract: who calls a function with what. Each `*.cases.ts` of this folder exports
 * `cases`; contract.test.ts gathers them, and a function without a case fails there.
 */
import type { RpcArgs, RpcName, RpcResult } from '../../../core/model/rpc.ts';
import type { Person, World } from './world.ts';

export interface Case<N extends RpcName> {
  /** The owner unless said. */
  as?: Person;
  /** Makes what the call needs, and returns its arguments. Cases do not lean on each other. */
  args(world: World): RpcArgs<N> | Promise<RpcArgs<N>>;
  /** What must hold beyond the schema. */
  check?(result: RpcResult<N>, world: World): void;
}

export type Cases = { [N in RpcName]?: Case<N> };
