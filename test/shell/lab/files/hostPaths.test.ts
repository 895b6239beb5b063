import { describe, expect, test } from 'vitest';
import { HostPaths } from '../../../../src/shell/lab/files/hostPaths.ts';

describe('on Windows, as in Git’s bash', () => {
  const paths = new HostPaths('win32', String.raw`C:\Temp\shell`);

  test.each([
    [String.raw`C:\Homes\kim\lab`, '/c/Homes/kim/lab'],
    [String.raw`D:\notes.txt`, '/d/notes.txt'],
    ['E:\\', '/e'],
  ])('%s is %s', (host, shell) => {
    expect(paths.toShell(host)).toBe(shell);
    expect(paths.toHost(shell)).toBe(host);
  });

  test('words of a command line are turned when they are paths of the shell, and only then', () => {
    expect(paths.argument('/c/lab/pod.yaml')).toBe(String.raw`C:\lab\pod.yaml`);
    expect(paths.argument('pod.yaml')).toBe('pod.yaml');
    expect(paths.argument('/ec2/keypair/key-1')).toBe('/ec2/keypair/key-1');
    expect(paths.argument('deployment/web')).toBe('deployment/web');
  });
});

describe('elsewhere', () => {
  const paths = new HostPaths('linux', '/tmp/shell');

  test('paths are the same, but for the files of <(…)', () => {
    expect(paths.toHost('/c/lab')).toBe('/c/lab');
    expect(paths.toShell('/people/kim')).toBe('/people/kim');
    expect(paths.toHost('/dev/fd/63')).toBe('/tmp/shell/substitution-63');
    expect(paths.argument('/dev/fd/63')).toBe('/tmp/shell/substitution-63');
    expect(paths.argument('/dev/null')).toBe('/dev/null');
  });
});
