import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { HostPaths } from '../../../../src/shell/lab/files/hostPaths.ts';
import { Owners, parseNames } from '../../../../src/shell/lab/files/owners.ts';
import { RealFiles } from '../../../../src/shell/lab/files/realFiles.ts';

test('users and groups by their names, or their numbers', () => {
  const passwd = '# users\nroot:x:0:0:root:/root:/bin/sh\nkim:x:501:20::/home/kim:\nbroken\n+::::::\n';
  const group = 'wheel:*:0:root\nstaff:*:20:\n';
  const owners = new Owners(new Map(parseNames(passwd)), new Map(parseNames(group)));
  expect(owners.owner(501, 20)).toEqual({ user: 'kim', group: 'staff', uid: 501, gid: 20 });
  expect(owners.owner(0, 0)).toMatchObject({ user: 'root', group: 'wheel' });
  expect(owners.owner(7, 8)).toMatchObject({ user: '7', group: '8' });
});

test('a file of this machine is its owner’s, a program of the shell root’s', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'owners-'));
  const file = path.join(folder, 'mine');
  writeFileSync(file, '');
  chmodSync(file, 0o640);
  const paths = new HostPaths(process.platform, folder);
  const files = new RealFiles(paths, (name) => name === 'kubectl');
  const stat = await files.lstat(paths.toShell(file));
  expect(stat.owner).toMatchObject({ user: os.userInfo().username, uid: statSync(file).uid, gid: statSync(file).gid });
  expect((await files.stat('/usr/bin/kubectl')).owner).toMatchObject({ user: 'root' });
  rmSync(folder, { recursive: true });
});
