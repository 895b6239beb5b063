// Bundles the in-host tests into out/ and runs them in the VS Code that VSCODE_EXECUTABLE names, else in a downloaded one.
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { root } from './program.ts';

const source = path.join(root, 'test', 'workbench', 'inHost');
const out = path.join(root, 'out', 'inHost');
const folder = path.join(root, '.vscode-test', 'inHost');

await rm(out, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const files = (await readdir(source)).filter((file) => file === 'run.ts' || file.endsWith('.test.ts'));
await build({
  entryPoints: files.map((file) => path.join(source, file)),
  outdir: out,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  external: ['vscode', 'mocha'],
  sourcemap: 'inline',
});

const executable = process.env['VSCODE_EXECUTABLE'];
await runTests({
  ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
  extensionDevelopmentPath: root,
  extensionTestsPath: path.join(out, 'run.js'),
  launchArgs: [folder],
});
