import { expect, test } from 'vitest';
import { validate } from '../../../../src/shell/aws/input/validate.ts';
import type { Structure } from '../../../../src/shell/aws/shape.ts';

const filter: Structure = {
  kind: 'structure',
  required: ['Name'],
  members: new Map([
    ['Name', { kind: 'string' }],
    ['Values', { kind: 'list', element: { kind: 'string' } }],
  ]),
};
const input: Structure = {
  kind: 'structure',
  required: [],
  members: new Map([['Filters', { kind: 'list', element: filter }]]),
};

// Texts of botocore's validation, as the AWS CLI shows them.
test('parameters that do not fit are all told of', () => {
  expect(() => validate({ Filters: [{ Nmae: 'x' }, { Name: 1, Values: 'a' }], More: 1 }, input)).toThrow(
    [
      '\nParameter validation failed:',
      'Unknown parameter in input: "More", must be one of: Filters',
      'Missing required parameter in Filters[0]: "Name"',
      'Unknown parameter in Filters[0]: "Nmae", must be one of: Name, Values',
      "Invalid type for parameter Filters[1].Name, value: 1, type: <class 'int'>, valid types: <class 'str'>",
      "Invalid type for parameter Filters[1].Values, value: a, type: <class 'str'>, valid types: <class 'list'>, <class 'tuple'>",
    ].join('\n'),
  );
});

test('parameters that fit', () => {
  expect(() => validate({ Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }] }, input)).not.toThrow();
});
