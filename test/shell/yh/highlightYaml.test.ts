import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { highlightYaml } from '../../../src/shell/yh/highlightYaml.ts';

const manifest = `apiVersion: apps/v1
kind: Deployment
# a comment
spec:
  replicas: 3
  paused: false # not now
  template:
    - name: "a: b"
      'quoted key': null
      url: http://x:80
      text: |
        plain
      --- 
`;

test('colors are all that is added', () => {
  const lines = manifest.split('\n');
  expect(lines.map((line) => stripVTControlCharacters(highlightYaml(line)))).toEqual(lines);
});

test('keys, numbers and flags differ', () => {
  expect(highlightYaml('  replicas: 3')).toBe('  \u001b[31mreplicas\u001b[0m: \u001b[36m3\u001b[0m');
  expect(highlightYaml('- on: true')).toBe('- \u001b[31mon\u001b[0m: \u001b[35mtrue\u001b[0m');
  expect(highlightYaml('url: http://x:80')).toBe('\u001b[31murl\u001b[0m: \u001b[33mhttp://x:80\u001b[0m');
});
