import { describe, expect, test } from 'vitest';
import { JsonPath } from '../../../../src/shell/kubectl/jsonpath/jsonPath.ts';

const pod = (name: string, ip: string, containers: readonly string[], hostNetwork = false) => ({
  kind: 'Pod',
  metadata: { name, namespace: 'lab', labels: { app: 'web', 'k8s.io/part': name } },
  spec: {
    priority: 10,
    ...(hostNetwork ? { hostNetwork } : {}),
    containers: containers.map((each) => ({ name: each })),
  },
  status: {
    podIP: ip,
    conditions: [
      { type: 'Ready', status: 'True' },
      { type: 'Initialized', status: 'False' },
    ],
  },
});

const list = {
  kind: 'List',
  items: [pod('a', '10.0.0.1', ['one', 'two'], true), pod('b', '10.0.0.2', ['three']), pod('c', '10.0.0.3', ['four'])],
};

const print = (template: string, strict = false) => new JsonPath(template).print(list, { strict });

/** What kubectl 1.32 prints for templates of these forms. */
describe('templates', () => {
  test.each([
    ['{.kind}', 'List'],
    ['{$.kind}', 'List'],
    ['{.items[0].metadata.name}', 'a'],
    ['{.items[-1].metadata.name}', 'c'],
    ['{.items[0:2].metadata.name}', 'a b'],
    ['{.items[-2:].metadata.name}', 'b c'],
    ['{.items[0:3:2].metadata.name}', 'a c'],
    ['{.items[0,2].metadata.name}', 'a c'],
    ['{.items[*].spec.containers[*].name}', 'one two three four'],
    ['{.items[*].nope}', ''],
    ['{.items.metadata}', ''],
    ['{.items[?(@.metadata.name=="b")].status.podIP}', '10.0.0.2'],
    ["{.items[?(@.metadata.name!='b')].status.podIP}", '10.0.0.1 10.0.0.3'],
    ['{.items[?(@.spec.hostNetwork==true)].metadata.name}', 'a'],
    ['{.items[?(@.spec.hostNetwork)].metadata.name}', 'a'],
    ['{.items[?(@.spec.priority>9)].metadata.name}', 'a b c'],
    ['{.items[0].status.conditions[?(@.type=="Ready")].status}', 'True'],
    ["{.items[0].metadata['name','namespace']}", 'a lab'],
    [String.raw`{.items[0].metadata.labels.k8s\.io/part}`, 'a'],
    ['{.items[0].metadata.labels}', '{"app":"web","k8s.io/part":"a"}'],
    ['{..podIP}', '10.0.0.1 10.0.0.2 10.0.0.3'],
    ['{range .items[*]}{.metadata.name}={.status.podIP}{"\\n"}{end}', 'a=10.0.0.1\nb=10.0.0.2\nc=10.0.0.3\n'],
    ['{range .items[*]}{range .spec.containers[*]}{.name},{end};{end}', 'one,two,;three,;four,;'],
    ['{range .items[*]}{@.metadata.name}{"\\t"}{.status.podIP}\n{end}', 'a\t10.0.0.1\nb\t10.0.0.2\nc\t10.0.0.3\n'],
    // Without an end the rest is gone over once more, for none of the values.
    ['{range .items[*]}{.metadata.name},', 'a,b,c,,'],
    ['.items[0]', '.items[0]'],
    ['{.items[0].kind} and {.kind}', 'Pod and List'],
    ['{"{}"}', '{}'],
  ])('%s', (template, expected) => expect(print(template)).toBe(expected));
});

describe('what is wrong with a template', () => {
  test.each([
    ['{.kind', 'unclosed action'],
    ['{.items[x]}', 'invalid array index x'],
    ['{.items[0].metadata["name","kind"]}', 'invalid array index "name","kind"'],
    ['{.items[9]}', 'array index out of bounds: index 9, length 3'],
    ['{.kind[0]}', 'string is not array or slice'],
    ['{foo}', 'unrecognized identifier foo'],
    ['{end}', 'not in range, nothing to end'],
  ])('%s', (template, message) => expect(() => print(template)).toThrow(message));
});

test('what is missing can be an error', () => {
  expect(() => print('{.nope}', true)).toThrow('nope is not found');
});
