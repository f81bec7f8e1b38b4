import { useCallback } from 'preact/hooks';
import type { ApiResult, RpcArgs, RpcName, RpcResult } from '../../core/model/rpc.ts';
import { useServices } from './services.ts';

/**
 * Writing: one call, after which every answer that it may have changed is asked for again. Failures come
 * back as values; whoever called says them beside what was tried.
 */
export function useCall() {
  const { api, queries, backend } = useServices();
  return useCallback(
    async <N extends RpcName>(
      name: N,
      args: RpcArgs<N>,
      changes: readonly RpcName[] = [],
    ): Promise<ApiResult<RpcResult<N>>> => {
      const reply = await api[name](args);
      if (!reply.ok) {
        if (reply.error.code === 'PT401') await backend.auth.signOut();
        return reply;
      }
      await Promise.all(changes.map((one) => queries.invalidateQueries({ queryKey: [one] })));
      return reply;
    },
    [api, queries, backend],
  );
}
