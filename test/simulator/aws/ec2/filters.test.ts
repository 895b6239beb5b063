import { describe, expect, test } from 'vitest';
import { filtered, pattern, type Filters } from '../../../../src/simulator/aws/ec2/filters.ts';
import type { Tags } from '../../../../src/simulator/world/tags.ts';
import { emptyWorld, expectFault } from '../../world/testWorld.ts';

interface Thing {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly tags: Tags;
}

const things: Thing[] = [
  { name: 'myeks-ng1-node', addresses: ['192.168.1.4', '192.168.1.5'], tags: { Name: 'node' } },
  { name: 'default', addresses: [], tags: { Name: 'bastion', owner: 'me' } },
];
const filters: Filters<Thing> = { name: ({ name }) => name, address: ({ addresses }) => addresses };

function names(...conditions: [name: string, ...values: string[]][]): string[] {
  const Filter = conditions.map(([Name, ...Value]) => ({ Name, Value }));
  return filtered(emptyWorld().world, { Filter }, things, filters, ({ tags }) => tags).map(({ name }) => name);
}

describe('filters', () => {
  test('values are joined by or, filters by and', () => {
    expect(names(['name', 'default', 'myeks-ng1-node'])).toHaveLength(2);
    expect(names(['name', 'default'], ['tag:Name', 'node'])).toEqual([]);
  });

  test('wildcards, and a list matches when one of it does', () => {
    expect(names(['name', '*ng1*'])).toEqual(['myeks-ng1-node']);
    expect(names(['address', '192.168.1.?'])).toEqual(['myeks-ng1-node']);
  });

  test('tags by key and value, by key, by value', () => {
    expect(names(['tag:owner', 'm*'])).toEqual(['default']);
    expect(names(['tag-key', 'owner'])).toEqual(['default']);
    expect(names(['tag-value', 'node'])).toEqual(['myeks-ng1-node']);
  });

  test('one that is unknown is refused by its name', () => {
    expectFault(() => names(['colour', 'red']), 'InvalidParameterValue', "The filter 'colour' is invalid");
    expectFault(() => names(['toString', 'x']), 'InvalidParameterValue', "The filter 'toString' is invalid");
  });

  test('everything but wildcards is taken literally, and wildcards after a backslash too', () => {
    expect(pattern('a.c').test('abc')).toBe(false);
    expect(pattern('(a+)+').test('(a+)+')).toBe(true);
    expect(pattern(String.raw`a\*`).test('ab')).toBe(false);
    expect(pattern(String.raw`a\*`).test('a*')).toBe(true);
  });
});
