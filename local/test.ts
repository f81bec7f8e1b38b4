// `npm test`: every suite in one command, whose last line counts them all. Names after it choose
// suites: `npm test -- unit db`.
import { type Suite, suites } from './test/suites.ts';
import { sum, type Tally } from './test/tally.ts';

const counts = ({ passed, failed, skipped }: Tally) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

function choose(names: string[]): readonly Suite[] {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    const known = suites.map(({ name }) => name).join(', ');
    console.error(`No suite is called ${unknown.join(' or ')}. There are: ${known}.`);
    process.exit(2);
  }
  return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name));
}

async function main(): Promise<void> {
  const tallies: [string, Tally][] = [];
  for (const suite of choose(process.argv.slice(2))) {
    const started = performance.now();
    console.log(`\n── ${suite.name}`);
    const tally = await suite.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    tallies.push([`${suite.name.padEnd(6)} ${seconds.padStart(6)} s`, tally]);
  }
  console.log(`\n${tallies.map(([name, tally]) => `${name}  ${counts(tally)}`).join('\n')}\n`);
  const { passed, failed } = sum(tallies.map(([, tally]) => tally));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
