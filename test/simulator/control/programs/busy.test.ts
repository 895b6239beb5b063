import { expect, test } from 'vitest';
import { busyProgram } from '../../../../src/simulator/control/programs/busy.ts';

const MiB = 2 ** 20;
const cores = (...argv: readonly string[]): number | undefined => {
  const usage = busyProgram(argv)?.usage;
  return usage && usage.cpu / 1000;
};
const script = (text: string): number | undefined => cores('/bin/sh', '-c', text);

test.each([
  ['while true; do :; done', 1],
  ['while :; do true; done', 1],
  ['until false; do :; done', 1],
  ['yes > /dev/null', 1],
  ['yes >/dev/null 2>&1 & yes >/dev/null 2>&1 & wait', 2],
  ['dd if=/dev/zero of=/dev/null', 1],
  ['dd if=/dev/zero of=/dev/null & dd if=/dev/zero of=/dev/null', 2],
  ['sha256sum /dev/zero', 1],
])('%s keeps %d cores busy', (text, expected) => {
  expect(script(text)).toBe(expected);
});

test.each([
  'while true; do sleep 1; done',
  'while true; do echo hi; done',
  'while sleep 0.01; do wget -q -O- http://php-apache; done',
  'echo start && yes > /dev/null',
  'ping 8.8.8.8',
  'yes | head -3',
])('%s is for a shell to run', (text) => {
  expect(script(text)).toBeUndefined();
});

test('stress works as it is told to', () => {
  expect(cores('stress', '--cpu', '2')).toBe(2);
  expect(cores('stress', '-c', '1', '--timeout', '60s')).toBe(1);
  expect(cores('stress-ng', '--cpu=4')).toBe(4);
  const memory = busyProgram(['stress', '--vm', '1', '--vm-bytes', '150M', '--vm-hang', '1'])?.usage;
  expect(memory?.cpu).toBe(0);
  expect(memory?.memory).toBeGreaterThan(150 * MiB);
  expect(memory?.memory).toBeLessThan(155 * MiB);
});

test('the example of the Kubernetes documentation takes its two cores', () => {
  expect(cores('-cpus', '2')).toBe(2);
});
