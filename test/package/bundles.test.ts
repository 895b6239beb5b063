import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly bytes: number; readonly inputs: Readonly<Record<string, unknown>> }>
  >;
}

const file = path.resolve(import.meta.dirname, '../../dist/metafile.json');
const { outputs } = JSON.parse(readFileSync(file, 'utf8')) as Metafile;

/** The packages of which something is in the bundle. */
function packagesIn(bundle: string): string[] {
  const inputs = Object.keys(outputs[bundle]?.inputs ?? {});
  const names = inputs.flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
  return [...new Set(names)].toSorted();
}

/** The folders of src/ of which something is in the bundle. */
function foldersIn(bundle: string): string[] {
  const inputs = Object.keys(outputs[bundle]?.inputs ?? {});
  return [...new Set(inputs.flatMap((input) => /^src\/([^/]+)\//.exec(input)?.[1] ?? []))].toSorted();
}

test('the bundles are these', () => {
  expect(Object.keys(outputs).toSorted()).toEqual([
    'dist/aws.js',
    'dist/awsCli.js',
    'dist/bash.js',
    'dist/deploy.css',
    'dist/deploy.js',
    'dist/extension.js',
    'dist/kubernetes.js',
    'dist/labShell.js',
    'dist/labTools.js',
    'dist/panel.css',
    'dist/panel.js',
    'dist/simulator.js',
    'dist/sshProxy.js',
    'dist/token.js',
    'dist/tools.js',
  ]);
});

describe('extension.js', () => {
  test('holds no package: what it needs of them comes with first use', () => {
    expect(packagesIn('dist/extension.js')).toEqual([]);
  });

  test('holds the product but neither adapter, the simulator nor the shells', () => {
    const folders = foldersIn('dist/extension.js');
    expect(folders).toContain('model');
    expect(
      folders.filter((folder) => ['aws', 'kubernetes', 'shell', 'simulator', 'terminal'].includes(folder)),
    ).toEqual([]);
  });
});

test.each([
  ['dist/panel.js', 'panel'],
  ['dist/deploy.js', 'deployPage'],
])('the page of %s holds nothing of the editor or the adapters', (bundle, own) => {
  const folders = foldersIn(bundle);
  expect(folders).toContain(own);
  expect(folders.filter((folder) => !['base', 'domain', 'webview', own].includes(folder))).toEqual([]);
});

test('the simulator holds nothing of the product but its base and its primitives', () => {
  expect(foldersIn('dist/simulator.js')).toEqual(['base', 'domain', 'simulator', 'terminal']);
});

test('the proxy of ssh starts quickly: it holds nothing but itself', () => {
  expect(outputs['dist/sshProxy.js']?.bytes).toBeLessThan(2000);
});

test('the tools hold neither the product nor the simulator', () => {
  expect(foldersIn('dist/tools.js')).toEqual(['base', 'shell']);
  expect(foldersIn('dist/labTools.js')).toEqual(['base', 'shell']);
});

test('the Lab Shell is at its prompt without any tool', () => {
  expect(foldersIn('dist/labShell.js')).toEqual(['base', 'shell', 'terminal']);
  expect(packagesIn('dist/labShell.js').filter((name) => /^@aws-sdk|^ssh2$|^@kubernetes/.test(name))).toEqual([]);
});

test('aws of the shell holds of the product only what signs its tokens', () => {
  const product = Object.keys(outputs['dist/awsCli.js']?.inputs ?? {}).filter((input) => input.startsWith('src/'));
  expect(product.filter((input) => !input.startsWith('src/shell/'))).toEqual(['src/aws/presignedToken.ts']);
});

test.each([
  'dist/aws.js',
  'dist/awsCli.js',
  'dist/kubernetes.js',
  'dist/labShell.js',
  'dist/labTools.js',
  'dist/tools.js',
])('%s stays under 2.2 MB', (bundle) => {
  expect(outputs[bundle]?.bytes).toBeGreaterThan(0);
  expect(outputs[bundle]?.bytes).toBeLessThan(2_200_000);
});
