// npm run package [-- --slim] [--out FILE] [--no-build]: makes the .vsix. The slim one has neither practice nor the Lab Shell.
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.dirname(import.meta.dirname);
const windows = process.platform === 'win32';

const { values } = parseArgs({
  options: { slim: { type: 'boolean' }, out: { type: 'string' }, 'no-build': { type: 'boolean' } },
});
const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
};
const slimMark = values.slim ? '-slim' : '';
const out = path.resolve(values.out ?? path.join(root, `${manifest.name}-${manifest.version}${slimMark}.vsix`));

if (!values['no-build']) run('node', ['esbuild.mjs', '--quiet']);
await mkdir(path.join(root, '.vscode-test'), { recursive: true });
const ignoreFile = path.join('.vscode-test', `vscodeignore${slimMark}`);
const ignored = await readFile(path.join(root, '.vscodeignore'), 'utf8');
await writeFile(
  path.join(root, ignoreFile),
  values.slim
    ? ignored.replace('!dist/*.js', '!dist/!(simulator|sshProxy|tools|labShell|labTools|awsCli|bash).js')
    : ignored,
);
run('vsce', [
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  '--ignoreFile',
  ignoreFile,
  '--out',
  out,
]);

function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: windows });
  if (status !== 0) process.exit(1);
}
