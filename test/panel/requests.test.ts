import { expect, it } from 'vitest';
import { parseCopy, parseNothing } from '../../src/webview/host/params.ts';
import { parseCommand, parseReveal } from '../../src/panel/requests.ts';

it('reads what the protocol has, and nothing beside it', () => {
  expect(parseCommand({ command: 'startPractice', extra: 1 })).toEqual({ command: 'startPractice' });
  expect(parseCommand({ command: 'describePod', namespace: 'default', name: 'web' })).toEqual({
    command: 'describePod',
    namespace: 'default',
    name: 'web',
  });
  expect(parseReveal({ kind: 'node', nodeName: 'ip-1' })).toEqual({ kind: 'node', nodeName: 'ip-1' });
  expect(parseReveal({ kind: 'pod', namespace: 'a', name: 'b' })).toEqual({ kind: 'pod', namespace: 'a', name: 'b' });
  expect(parseCopy({ text: '192.168.1.74' })).toEqual({ text: '192.168.1.74' });
  expect(parseNothing(null)).toBeNull();
});

it.each([
  () => parseCommand({ command: 'workbench.action.terminal.sendSequence' }),
  () => parseCommand({ command: 'teardownLab' }),
  () => parseCommand({ command: 'describePod', namespace: 'default' }),
  () => parseCommand('startPractice'),
  () => parseReveal({ kind: 'file', path: '/etc/passwd' }),
  () => parseReveal({ kind: 'node', nodeName: '' }),
  () => parseReveal(null),
  () => parseCopy({ text: 7 }),
  () => parseCopy({ text: 'x'.repeat(100_001) }),
  () => parseNothing({}),
])('refuses anything else', (parse) => {
  expect(parse).toThrow(expect.objectContaining({ reason: 'invalid-params' }));
});
