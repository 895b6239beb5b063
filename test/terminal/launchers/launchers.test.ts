import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeLaunchers, type LauncherOptions } from '../../../src/terminal/launchers/launchers.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "lab's launchers-"));
});
afterEach(() => rm(root, { recursive: true }));

const posix = test.skipIf(process.platform === 'win32');

/** A machine with these programs, each of which prints its name and its arguments. */
async function machineWith(...names: string[]): Promise<string> {
  const folder = path.join(root, 'usr bin');
  await mkdir(folder, { recursive: true });
  for (const name of names) {
    const file = path.join(folder, name);
    await writeFile(file, `#!/bin/sh\necho machine ${name} "$@"\n`);
    await chmod(file, 0o755);
  }
  return folder;
}

async function launchers(machine: string, changes: Partial<LauncherOptions> = {}): Promise<string> {
  const folder = path.join(root, 'bin');
  const program = path.join(root, 'tools.cjs');
  await writeFile(program, "console.log('ours', process.env.MARK, JSON.stringify(process.argv.slice(2)));");
  await writeLaunchers({
    folder,
    program,
    runtime: process.execPath,
    runtimeEnvironment: { MARK: "it's" },
    wrapped: {},
    searchPath: [folder, machine].join(path.delimiter),
    platform: 'linux',
    ...changes,
  });
  return folder;
}

function run(folder: string, name: string, ...args: string[]): string {
  return spawnSync(path.join(folder, name), args, { encoding: 'utf8' }).stdout.trim();
}

posix('a machine with kubectl alone gets the others from us', async () => {
  const folder = await launchers(await machineWith('kubectl'));
  expect(await readdir(folder)).toEqual(['eksctl', 'helm', 'k', 'kubectl-ctx', 'kubectl-ns', 'watch', 'yh']);
  expect(run(folder, 'eksctl', 'get', 'a b', '$x')).toBe(`ours it's ["eksctl","get","a b","$x"]`);
  expect(run(folder, 'k', 'get', 'nodes')).toBe('machine kubectl get nodes');
});

posix('what the machine has itself is left alone; aws and kubectl always', async () => {
  const folder = await launchers(await machineWith('aws', 'kubectl', 'eksctl', 'helm', 'watch', 'k'));
  expect(await readdir(folder)).toEqual(['kubectl-ctx', 'kubectl-ns', 'yh']);
});

posix('a wrapped program gets the settings before what was typed', async () => {
  const machine = await machineWith('ssh', 'curl');
  const folder = await launchers(machine, { wrapped: { ssh: ['-F', '/a b/config'], curl: ['--config', '/c'] } });
  expect(run(folder, 'ssh', 'n1', 'hostname')).toBe('machine ssh -F /a b/config n1 hostname');
  expect(run(folder, 'curl', '-s', 'x')).toBe('machine curl --config /c -s x');
});

posix('without OpenSSH ours comes in; without curl there is none', async () => {
  const folder = await launchers(await machineWith(), { wrapped: { ssh: ['-F', '/c'], curl: ['--config', '/c'] } });
  expect(run(folder, 'ssh', 'n1')).toBe(`ours it's ["ssh","-F","/c","n1"]`);
  expect(await readdir(folder)).not.toContain('curl');
});

posix('a program that came to the machine since is used the next time', async () => {
  await launchers(await machineWith('kubectl'));
  const folder = await launchers(await machineWith('helm'));
  expect(await readdir(folder)).not.toContain('helm');
});

test('on Windows there is a batch file beside each script', async () => {
  const folder = await launchers('', { platform: 'win32', runtime: 'C:\\Code\\code.exe' });
  expect(await readFile(path.join(folder, 'helm.cmd'), 'utf8')).toBe(
    `@setlocal\r\n@set "MARK=it's"\r\n@"C:\\Code\\code.exe" "${path.join(root, 'tools.cjs')}" "helm" %*\r\n`,
  );
  expect(await readdir(folder)).toContain('helm');
});
