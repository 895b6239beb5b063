import { expect, test } from 'vitest';
import { parseJson } from '../../../../src/shell/aws/input/parseJson.ts';

// What Python's json.loads says of these.
test.each([
  ['{"Name":', 'Expecting value: line 1 column 9 (char 8)'],
  ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
  ['[{"a":1}\n {}]', "Expecting ',' delimiter: line 2 column 2 (char 10)"],
  ['{a:1}', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
  ['[1] x', 'Extra data: line 1 column 5 (char 4)'],
  ['["a', 'Unterminated string starting at: line 1 column 2 (char 1)'],
])('%s', (text, problem) => {
  expect(() => parseJson(text, (words) => new Error(words))).toThrow(problem);
});

test('JSON that is right', () => {
  expect(parseJson('{"a": [1, true, null]}', (words) => new Error(words))).toEqual({ a: [1, true, null] });
});
