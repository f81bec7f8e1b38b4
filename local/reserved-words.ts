// lite names the arguments of a function bare (`limit := …`), which a reserved word does not survive.
// Hosted Supabase quotes them; so does this.
import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type QueryId,
  type RawNode,
  type RootOperationNode,
} from 'kysely';

/** Of the names that functions of ours have as arguments. lite puts each alone into its statement. */
const reserved = new Set(['limit', 'user']);

class Quoting extends OperationNodeTransformer {
  protected override transformRaw(node: RawNode, queryId?: QueryId): RawNode {
    const [only, ...more] = node.sqlFragments;
    if (only !== undefined && more.length === 0 && reserved.has(only))
      return { ...node, sqlFragments: [`"${only}"`] };
    return super.transformRaw(node, queryId);
  }
}

export function quoteReservedWords(): KyselyPlugin {
  const quoting = new Quoting();
  return {
    // Safe: the transformer answers with a node of the kind that it was given.
    transformQuery: ({ node, queryId }) =>
      quoting.transformNode(node, queryId) as RootOperationNode,
    transformResult: async ({ result }) => result,
  };
}
