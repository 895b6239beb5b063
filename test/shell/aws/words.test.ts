import { describe, expect, test } from 'vitest';
import { parseWords, type OptionName } from '../../../src/shell/aws/words.ts';

const options: readonly OptionName[] = [
  { name: 'filters', takes: 'many' },
  { name: 'protocol', takes: 'one' },
  { name: 'port', takes: 'one' },
  { name: 'dry-run', takes: 'nothing' },
];

describe('words of a command line', () => {
  test('an option takes its words, up to the next', () => {
    const { given, rest } = parseWords(['--filters', 'a', 'b', '--dry-run', '--port=22'], options);
    expect([...given]).toEqual([
      ['filters', ['a', 'b']],
      ['dry-run', []],
      ['port', ['22']],
    ]);
    expect(rest).toEqual([]);
  });

  test('a negative number is a value', () => {
    expect(parseWords(['--protocol', '-1'], options).given.get('protocol')).toEqual(['-1']);
  });

  test('an option may be shortened while it is clear', () => {
    expect(parseWords(['--filter', 'a'], options).given.get('filters')).toEqual(['a']);
    expect(() => parseWords(['--p', '1'], options)).toThrow('ambiguous option: --p could match --protocol, --port');
  });

  test('what is no option is kept apart', () => {
    const { words, unknown, rest } = parseWords(['x', '--foo', 'y'], options);
    expect({ words, unknown, rest }).toEqual({ words: ['x', 'y'], unknown: ['--foo'], rest: ['x', '--foo', 'y'] });
  });

  test('an option without its word', () => {
    expect(() => parseWords(['--port'], options)).toThrow('aws: error: argument --port: expected one argument');
    expect(() => parseWords(['--dry-run=1'], options)).toThrow("argument --dry-run: ignored explicit argument '1'");
  });
});
