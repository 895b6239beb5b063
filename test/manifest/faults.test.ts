import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The files of tests of each half of the page. */
const halves: Readonly<Record<string, readonly string[]>> = {
  Deploy: ['deployFaults'],
  Teardown: ['teardownFaults', 'teardownObstacles'],
};
const page = readFileSync('docs/faults.md', 'utf8');

/** Rows of a section as `file: name`. */
function rowsOf(section: string): readonly string[] {
  const text = page.split(/^## /m).find((each) => each.startsWith(`${section}\n`)) ?? '';
  return [...text.matchAll(/^\| (.+?) +\|.*\| `(\w+)` +\|$/gm)].map(([, name, file]) => `${file}: ${name}`);
}

function testsIn(file: string): readonly string[] {
  const text = readFileSync(`test/wire/${file}.test.ts`, 'utf8');
  return [...text.matchAll(/^ *(?:it|test)\(\s*(['"`])(.+?)\1,/gm)].map(([, , name]) => `${file}: ${name}`);
}

describe.each(Object.entries(halves))('docs/faults.md, %s', (section, files) => {
  test('has a row for each test of a fault, and a test for each row', () => {
    expect(rowsOf(section).toSorted()).toEqual(files.flatMap(testsIn).toSorted());
  });
});

test('docs/faults.md has at least 14 faults of the teardown, and 25 in all', () => {
  const [deploy, teardown] = [rowsOf('Deploy').length, rowsOf('Teardown').length];
  expect(teardown).toBeGreaterThanOrEqual(14);
  expect(deploy + teardown).toBeGreaterThanOrEqual(25);
});
