// npm run package [-- --slim] [--out FILE]: makes the .vsix. The slim one leaves the simulator out and so has no practice.
import { spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.dirname(import.meta.dirname);
const windows = process.platform === 'win32';

const { values } = parseArgs({ options: { slim: { type: 'boolean' }, out: { type: 'string' } } });
const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { name: string; version: string };
const slimMark = values.slim ? '-slim' : '';
const out = path.resolve(values.out ?? path.join(root, `${manifest.name}-${manifest.version}${slimMark}.vsix`));

run('node', ['esbuild.mjs']);
const ignoreFile = path.join(root, '.vscode-test-vscodeignore');
const ignored = await readFile(path.join(root, '.vscodeignore'), 'utf8');
await writeFile(ignoreFile, values.slim ? ignored.replace('!dist/*.js\n', '!dist/{aws,extension,kubernetes,panel,token}.js\n') : ignored);
try {
  run('vsce', ['package', '--no-dependencies', '--skip-license', '--ignoreFile', ignoreFile, '--out', out]);
} finally {
  await rm(ignoreFile);
}
console.log(out);

function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: windows });
  if (status !== 0) process.exit(1);
}
