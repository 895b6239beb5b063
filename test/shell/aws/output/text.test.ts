import { expect, test } from 'vitest';
import { formatted } from '../../../../src/shell/aws/output/format.ts';
import { printable } from '../../../../src/shell/aws/output/printable.ts';
import { textOutput } from '../../../../src/shell/aws/output/text.ts';
import type { Shape } from '../../../../src/shell/aws/shape.ts';

// The AWS CLI user guide, "Text output format": columns sorted by name, the name of what is inside in capitals.
test('--output text', () => {
  const answer = {
    Users: [
      { UserName: 'a', Arn: 'arn:1', Tags: [{ Key: 'k', Value: 'v' }] },
      { UserName: 'b', Path: '/' },
    ],
    Names: ['x', 'y'],
    IsTruncated: false,
  };
  expect(textOutput(answer)).toBe('False\nNAMES\tx\nNAMES\ty\nUSERS\tarn:1\t\ta\nTAGS\tk\tv\nUSERS\t\t/\tb\n');
});

// The published lab's watch of instances: a line for each, None where there is no public address.
test('a query’s rows and scalars', () => {
  const rows = [[{ PublicIPAdd: null, InstanceName: 'myeks', Status: 'running' }], [['a', 'b']]];
  expect(textOutput(rows)).toBe('myeks\tNone\trunning\na\tb\n');
  expect(textOutput('3.35.25.161')).toBe('3.35.25.161\n');
  expect(textOutput(null)).toBe('None\n');
  expect(textOutput([])).toBe('');
});

test('JSON and YAML', () => {
  const style = { columns: 80, colours: false };
  const answer = { Vpcs: [{ VpcId: 'vpc-1', Tags: [], IsDefault: false, Account: '012345678901' }] };
  expect(formatted(answer, 'json', 'T', style)).toBe(
    '{\n    "Vpcs": [\n        {\n            "VpcId": "vpc-1",\n            "Tags": [],\n            "IsDefault": false,\n            "Account": "012345678901"\n        }\n    ]\n}\n',
  );
  // As version 2 of the AWS CLI prints it.
  expect(formatted(answer, 'yaml', 'T', style)).toBe(
    "Vpcs:\n- VpcId: vpc-1\n  Tags: []\n  IsDefault: false\n  Account: '012345678901'\n",
  );
  expect(formatted({}, 'json', 'T', style)).toBe('');
});

test('an answer keeps the order of its model; times are those of the wire, or ISO 8601 as configured', () => {
  const shape: Shape = {
    kind: 'structure',
    required: [],
    members: new Map<string, Shape>([
      ['name', { kind: 'string' }],
      ['at', { kind: 'timestamp' }],
      ['data', { kind: 'blob' }],
    ]),
  };
  const raw = { data: new Uint8Array([104, 105]), at: new Date('2023-05-01T01:05:11.500Z'), name: 'x', $metadata: {} };
  expect(JSON.stringify(printable(raw, shape, 'seconds'))).toBe('{"name":"x","at":1682903111.5,"data":"aGk="}');
  const at = (time: string, format: 'date' | 'dateWithMilliseconds' | 'iso8601') =>
    printable(new Date(time), { kind: 'timestamp' }, format);
  expect(at('2023-05-01T01:05:11Z', 'dateWithMilliseconds')).toBe('2023-05-01T01:05:11.000Z');
  expect(at('2023-05-01T01:05:11Z', 'date')).toBe('2023-05-01T01:05:11Z');
  expect(at('2023-05-01T01:05:11Z', 'iso8601')).toBe('2023-05-01T01:05:11+00:00');
  expect(at('2023-05-01T01:05:11.5Z', 'iso8601')).toBe('2023-05-01T01:05:11.500000+00:00');
});
