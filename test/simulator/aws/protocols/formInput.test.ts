import { describe, expect, test } from 'vitest';
import { unflatten } from '../../../../src/simulator/aws/protocols/formInput.ts';

function read(text: string, marker?: string): unknown {
  return JSON.parse(JSON.stringify(unflatten(new URLSearchParams(text), marker)));
}

describe('a flattened form', () => {
  test('of EC2: lists by number, in order of the numbers', () => {
    expect(
      read('Filter.1.Name=tag%3AName&Filter.1.Value.2=b&Filter.1.Value.1=a&Filter.1.Value.10=c&MaxResults=5'),
    ).toEqual({
      Filter: [{ Name: 'tag:Name', Value: ['a', 'b', 'c'] }],
      MaxResults: '5',
    });
  });

  test('of the Query protocol: lists by `member`', () => {
    expect(
      read('Parameters.member.1.ParameterKey=KeyName&Parameters.member.1.ParameterValue=&Tags=', 'member'),
    ).toEqual({
      Parameters: [{ ParameterKey: 'KeyName', ParameterValue: '' }],
      Tags: '',
    });
  });

  test.each(['A=1&A.B=2', 'A.B=2&A=1', 'A=1&A=2', Array.from({ length: 20 }, () => 'x').join('.')])(
    'that contradicts itself or nests too deeply is refused: %s',
    (text) => {
      expect(() => unflatten(new URLSearchParams(text))).toThrow(RangeError);
    },
  );

  test('cannot reach the prototype of anything', () => {
    unflatten(new URLSearchParams('__proto__.polluted=yes&constructor.prototype.polluted=yes'));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
