/** The order of test files: the longest at the beginning, so that no worker is alone with one at the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** From the longest down, as `--reporter=json` tells. All others keep vitest's own order behind them. */
const slowest = [
  'tests/db/health-simulated.test.ts',
  'tests/db/pgtap.test.ts',
  'tests/db/demo.test.ts',
  'tests/db/locator.test.ts',
  'tests/core/locator-signals.test.ts',
  'tests/console/engage.test.ts',
];

function rankOf({ moduleId }: TestSpecification): number {
  const rank = slowest.findIndex((file) => moduleId.endsWith(file));
  return rank < 0 ? slowest.length : rank;
}

export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    return others.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}
