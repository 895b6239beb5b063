import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../src/shell/commandLine.ts';

const flags = {
  namespace: { kind: 'text', short: 'n' },
  all: { kind: 'switch', short: 'A' },
  quiet: { kind: 'switch', short: 'q' },
  set: { kind: 'list' },
} as const;

const parse = (line: string) => parseCommandLine(line.split(' '), flags);

describe('flags in every form that pflag takes', () => {
  test.each([
    '--namespace kube-system',
    '--namespace=kube-system',
    '-n kube-system',
    '-nkube-system',
    '-n=kube-system',
  ])('%s', (line) => expect(parse(line).text('namespace')).toBe('kube-system'));

  test('among other words, in any order', () => {
    const line = parse('install x -Aq repo/x --set a=b=c --set d=e -- --all');
    expect(line.words).toEqual(['install', 'x', 'repo/x', '--all']);
    expect([line.has('all'), line.has('quiet'), line.text('namespace')]).toEqual([true, true, undefined]);
    expect(line.list('set')).toEqual(['a=b=c', 'd=e']);
  });

  test('a switch can be turned off', () => expect(parse('--all=false').has('all')).toBe(false));

  test('the last one counts', () => expect(parse('-n a -n b').text('namespace')).toBe('b'));
});

describe('what is wrong is said as pflag says it', () => {
  test.each([
    ['--nope', 'unknown flag: --nope'],
    ['--nope=1', 'unknown flag: --nope'],
    ['--constructor', 'unknown flag: --constructor'],
    ['-Ax', "unknown shorthand flag: 'x' in -Ax"],
    ['--namespace', 'flag needs an argument: --namespace'],
    ['-n', "flag needs an argument: 'n' in -n"],
  ])('%s', (line, words) => expect(() => parse(line)).toThrow(words));
});

test('words before the dashes are known from those after', () => {
  expect(parse('exec pod -n a -- ls -l').wordsBeforeDashes).toBe(2);
  expect(parse('get pods').wordsBeforeDashes).toBe(2);
});

test('a short switch can be turned off too', () => expect(parse('-A=false').has('all')).toBe(false));
