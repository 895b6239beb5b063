// Runs every suite, or those named, one after the other; the last line sums them up. Fails when one fails or none ran a test.
import { stripVTControlCharacters } from 'node:util';
import { browserSuite } from './browserSuite.ts';
import { checkSuite } from './checkSuite.ts';
import { electronSuite, inHostSuite } from './inHostSuite.ts';
import type { Failure, Suite } from './suite.ts';
import { patientVitestSuite, vitestSuite } from './vitestSuite.ts';

const whole: readonly Suite[] = [
  checkSuite('types', ['tsc', '-p', '.'], ['tsc', '-p', 'src/panel/app'], ['tsc', '-p', 'src/deployPage/app']),
  checkSuite('lint', ['oxlint', '--type-aware', '.']),
  checkSuite('format', ['oxfmt', '--check', '.']),
  checkSuite('build', ['node', 'esbuild.mjs', '--quiet']),
  vitestSuite('unit'),
  patientVitestSuite('wire'),
  inHostSuite,
  browserSuite('page'),
  browserSuite('workbench'),
  browserSuite('blocks'),
  vitestSuite('package'),
];
/** Only by name: it needs a display and the internet. */
const extra: readonly Suite[] = [electronSuite];

const names = process.argv.slice(2);
const known = [...whole, ...extra];
const unknown = names.filter((name) => !known.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(', ')}. There are: ${known.map((suite) => suite.name).join(', ')}`);
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const failures: Failure[] = [];
const unsteady: string[] = [];
for (const suite of names.length === 0 ? whole : known.filter(({ name }) => names.includes(name))) {
  process.stdout.write(`${suite.name.padEnd(10)} `);
  const start = performance.now();
  const result = await suite.run();
  const { passed, failed, skipped, message } = result;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  failures.push(...result.failures);
  unsteady.push(...result.unsteady);
  console.log(`${summary(passed, failed, skipped)}  (${seconds} s)`);
  if (message !== '') console.log(message.trimEnd());
}
for (const file of unsteady) console.log(`Passed only when run again: ${file}`);
// Often only the end of the output is kept: every failure by its name, then the first ones, since others follow from them.
for (const { where } of failures) console.log(`FAILED ${where}`);
for (const failure of failures.slice(0, 3)) console.log(inShort(failure));
console.log(summary(total.passed, total.failed, total.skipped));
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

function summary(passed: number, failed: number, skipped: number): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function inShort({ where, why }: Failure): string {
  const lines = stripVTControlCharacters(why)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [`${where}:`, ...lines.slice(0, 16).map((line) => `    ${line.slice(0, 140)}`)].join('\n');
}
