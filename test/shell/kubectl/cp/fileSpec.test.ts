import { expect, test } from 'vitest';
import { parseFileSpec } from '../../../../src/shell/kubectl/cp/fileSpec.ts';

test('files here and in pods', () => {
  expect(parseFileSpec('a/b/', 'linux')).toEqual({ pod: undefined, file: 'a/b' });
  expect(parseFileSpec('/', 'linux')).toEqual({ pod: undefined, file: '/' });
  expect(parseFileSpec('web:/tmp/', 'linux')).toEqual({ pod: 'web', namespace: undefined, file: '/tmp' });
  expect(parseFileSpec('ns/web:c:d', 'linux')).toEqual({ pod: 'web', namespace: 'ns', file: 'c:d' });
  expect(parseFileSpec('web:', 'linux').file).toBe('');
  for (const wrong of [':/a', 'a/b/c:/d']) expect(() => parseFileSpec(wrong, 'linux')).toThrow('canonical format');
});

test('a drive of Windows is no pod', () => {
  expect(parseFileSpec(String.raw`C:\lab\a`, 'win32')).toEqual({ pod: undefined, file: String.raw`C:\lab\a` });
  expect(parseFileSpec(String.raw`web:\tmp\a`, 'win32')).toMatchObject({ pod: 'web', file: '/tmp/a' });
  expect(parseFileSpec('C:/a', 'linux')).toMatchObject({ pod: 'C', file: '/a' });
});
