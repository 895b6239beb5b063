import { describe, expect, test } from 'vitest';
import { planted } from './architecture/planted.ts';
import { noCycles } from './architecture/rules/cycles.ts';
import { fileSize, medianSize } from './architecture/rules/fileSize.ts';
import { layering, packageHomes } from './architecture/rules/layering.ts';
import { noDefaultExports, noReexports, tellingNames } from './architecture/rules/moduleShape.ts';
import { noMachine, noSimulator } from './architecture/rules/words.ts';
import { readFiles, type Rule } from './architecture/sourceFile.ts';

const productRules = [layering, packageHomes, medianSize, noReexports, noSimulator];
const codeRules = [noCycles, fileSize, noDefaultExports, tellingNames];
const rules: readonly Rule[] = [...productRules, ...codeRules, noMachine];

const product = readFiles('src/**/*.ts');
const code = [...product, ...readFiles('{test,scripts,bench}/**/*.{ts,mjs}')];
const everything = [
  ...code,
  ...readFiles(
    '{media,walkthroughs,snippets,docs,.ci,.vscode}/**/*.{md,json,yaml,yml,svg}',
    '.ci/run',
    '*.{md,json,mjs,mts}',
  ),
];

test('there is a product to look at', () => {
  expect(product.length).toBeGreaterThan(100);
});

test.each(productRules)('the product keeps the rule: $name', ({ check }) => {
  expect(check(product)).toEqual([]);
});

test.each(codeRules)('all code keeps the rule: $name', ({ check }) => {
  expect(check(code)).toEqual([]);
});

test('every file keeps the rule: no machine', () => {
  // The rule itself has to name what it forbids.
  expect(noMachine.check(everything).filter(({ file }) => file !== 'test/architecture/rules/words.ts')).toEqual([]);
});

describe('a planted violation is seen by its rule and by no other', () => {
  test.each(planted)('$rule: $what', ({ rule, files }) => {
    expect(rules.filter(({ check }) => check(files).length > 0).map(({ name }) => name)).toEqual([rule]);
  });

  test('every rule has one', () => {
    expect(new Set(planted.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ name }) => name)));
  });
});
