// Fetches VS Code's own web server with a Node extension host: no compiler, no install script, about 160 MB, once.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { nativeStandIns } from './nativeStandIns.ts';

/** The npm package that ships the server; its minor and patch version are those of VS Code (4.139.1 carries 1.139.1). */
const packageName = 'code-server';
const packageVersion = '4.139.1';

/** Of the server's dependencies those that the workbench starts and works without here: assistants, other systems, sandboxes. */
const unneeded = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/tree-sitter-wasm',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
  'tar',
];

/** Bundled extensions that only add to the download. */
const unneededExtensions = ['copilot', 'mermaid-markdown-features'];

const run = promisify(execFile);

/** Makes sure that the server lies in the cache folder; answers its folder, in which `out/server-main.js` is to be run. */
export async function fetchWebWorkbench(cache: string, report: (line: string) => void): Promise<string> {
  const folder = path.resolve(cache, `${packageName}-${packageVersion}`);
  const server = path.join(folder, 'package', 'lib', 'vscode');
  const complete = path.join(folder, 'complete');
  if (existsSync(complete)) return server;
  report('Fetching the VS Code web workbench (once; 50 MB)');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await unpackServer(folder);
  await installServerDependencies(server);
  await writeStandIns(server);
  await removeOtherSystems(server);
  await writeFile(complete, '');
  return server;
}

async function unpackServer(folder: string): Promise<void> {
  await npm(['pack', `${packageName}@${packageVersion}`], folder);
  const archive = `${packageName}-${packageVersion}.tgz`;
  const excluded = unneededExtensions.map((name) => `--exclude=package/lib/vscode/extensions/${name}`);
  await run('tar', ['-xzf', archive, ...excluded, 'package/lib/vscode'], { cwd: folder });
  await rm(path.join(folder, archive));
}

async function installServerDependencies(server: string): Promise<void> {
  const file = path.join(server, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { dependencies: Record<string, string> };
  for (const name of [...unneeded, ...Object.keys(nativeStandIns)]) delete manifest.dependencies[name];
  await writeFile(file, JSON.stringify(manifest));
  // Not `ci`: the shipped shrinkwrap misses an entry and `ci` refuses it.
  await npm(['install', '--omit=dev', '--ignore-scripts'], server);
}

async function writeStandIns(server: string): Promise<void> {
  for (const [name, source] of Object.entries(nativeStandIns)) {
    const folder = path.join(server, 'node_modules', name);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
    await writeFile(path.join(folder, 'index.js'), source);
  }
}

async function removeOtherSystems(server: string): Promise<void> {
  const own = `${process.platform}-${process.arch}`;
  for (const prebuilds of ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds']) {
    const folder = path.join(server, 'node_modules', prebuilds);
    for (const system of await readdir(folder)) {
      if (system !== own) await rm(path.join(folder, system), { recursive: true, force: true });
    }
  }
  // node-pty's install script would have made it executable.
  const helper = path.join(server, 'node_modules/node-pty/prebuilds', own, 'spawn-helper');
  if (existsSync(helper)) await chmod(helper, 0o755);
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', [...args, ...quiet], { cwd, shell: process.platform === 'win32', maxBuffer: 1 << 26 });
}
