import { readFileSync } from 'node:fs';
import {
  array,
  assert,
  constantFrom,
  integer,
  jsonValue,
  nat,
  oneof,
  property,
  stringMatching,
  tuple,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isInProgress } from '../../../src/simulator/cloudformation/stack.ts';
import { fixture } from './fixtures.ts';
import { Practice } from './practice.ts';
import { handles, network } from './templates.ts';

const lab = readFileSync(new URL('../../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');
const texts = [handles, network, lab, fixture('eksctl-nodegroup-ng1.json')];
const small = [handles, network, fixture('eksctl-addon-vpc-cni.json')];
const settings = { seed: 1119, numRuns: 300 };

interface Whole {
  [key: string]: unknown;
  Resources: Record<string, Record<string, unknown>>;
}

/** A whole template in plain JSON, small enough to be cut about. */
function whole(): Whole {
  return {
    Parameters: { Name: { Type: 'String', Default: 'lab' } },
    Conditions: { Big: { 'Fn::Equals': [{ Ref: 'Name' }, 'big'] } },
    Mappings: { Sizes: { small: { disk: 8 } } },
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: 'x' }] } },
      Subnet: {
        Type: 'AWS::EC2::Subnet',
        Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: { 'Fn::Sub': '10.0.1.0/24' }, Tags: [] },
      },
    },
    Outputs: { Id: { Value: { 'Fn::GetAtt': ['Vpc', 'VpcId'] } } },
  };
}

const word = stringMatching(/^[A-Za-z][A-Za-z0-9]{2,11}$/);
const place = constantFrom('Vpc', 'Subnet');

/** Each makes a template that cannot be right. */
const broken = oneof(
  tuple(constantFrom(...texts), nat(80)).map(([text, at]) => `${text.slice(0, at)}\n  ]}: [`),
  word.map((name) => JSON.stringify({ ...whole(), [`${name}Section`]: {} })),
  constantFrom<unknown>(null, 7, 'text', [], true, ['a']).map((value) => JSON.stringify(value)),
  constantFrom<unknown>(7, 'text', [1]).map((value) => JSON.stringify({ ...whole(), Resources: value })),
  tuple(
    constantFrom('Parameters', 'Conditions', 'Mappings', 'Outputs', 'Rules'),
    constantFrom<unknown>(7, 'text', [1], null),
  ).map(([section, value]) => JSON.stringify({ ...whole(), [section]: value })),
  tuple(place, word).map(([id, name]) => changed(id, { Properties: { Tags: { Ref: `${name}Absent` } } })),
  tuple(place, word).map(([id, name]) => changed(id, { Properties: { Tags: { [`Fn::${name}X`]: 'y' } } })),
  tuple(place, word).map(([id, name]) => changed(id, { Properties: { Tags: { 'Fn::GetAtt': [name, 'Arn'] } } })),
  tuple(place, word).map(([id, name]) => changed(id, { Properties: { Tags: { 'Fn::GetAtt': ['Vpc', `${name}X`] } } })),
  tuple(place, word).map(([id, name]) => changed(id, { Properties: { Tags: { 'Fn::If': [name, 'a', 'b'] } } })),
  tuple(place, word).map(([id, name]) => changed(id, { Properties: { Tags: { 'Fn::FindInMap': [name, 'a', 'b'] } } })),
  tuple(place, word).map(([id, name]) => changed(id, { Type: `AWS::${name}::Nothing` })),
  tuple(place, word).map(([id, name]) => changed(id, { DependsOn: name })),
  tuple(place, word).map(([id, name]) => changed(id, { Condition: name })),
  tuple(place, word).map(([id, name]) => changed(id, { DeletionPolicy: name })),
  tuple(place, word).map(([id, name]) => changed(id, { [`${name}Member`]: 1 })),
  tuple(place, constantFrom('Type', 'Properties', 'Metadata')).map(([id, name]) => changed(id, { [name]: null })),
  tuple(place, constantFrom<unknown>([], {}, ['a', 'b'])).map(([id, type]) => changed(id, { Type: type })),
  place.map((id) => changed(id, { DependsOn: ['Vpc', 'Subnet'] })),
  tuple(place, word).map(([id, name]) => changed(`${id}-${name}`, { Type: 'AWS::EC2::VPC' })),
  tuple(word, word).map(([name, type]) => JSON.stringify({ ...whole(), Parameters: { [name]: { Type: type } } })),
  word.map((name) => JSON.stringify({ ...whole(), Parameters: { [name]: { Type: 'String' } } })),
  word.map((name) => JSON.stringify({ ...whole(), Outputs: { [name]: { Description: 'nothing' } } })),
  word.map((name) => JSON.stringify({ ...whole(), Conditions: { [name]: { 'Fn::Not': [{ Condition: name }, 1] } } })),
  integer({ min: 101, max: 3_000 }).map((depth) => `{"Resources":${'['.repeat(depth)}${']'.repeat(depth)}}`),
  word.map((name) => JSON.stringify({ ...whole(), Transform: name })),
  integer({ min: 501, max: 600 }).map((count) => {
    const resources = Array.from({ length: count }, (_, index) => [`R${index}`, { Type: 'AWS::EC2::InternetGateway' }]);
    return JSON.stringify({ Resources: Object.fromEntries(resources) as object });
  }),
);

/** The whole template with one resource changed. */
function changed(id: string, change: Readonly<Record<string, unknown>>): string {
  const template = whole();
  template.Resources[id] = { ...template.Resources[id], ...change };
  if ('DependsOn' in change) template.Resources['Vpc'] = { ...template.Resources['Vpc'], DependsOn: ['Subnet'] };
  return JSON.stringify(template);
}

/** Some value in a template put in the place of another, or something else. */
const mutated = tuple(
  constantFrom(...small),
  array(tuple(nat(), jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 3 }),
).map(([text, changes]) => {
  const template: unknown = parse(text, { logLevel: 'silent' });
  for (const [position, value] of changes) {
    const nodes = containers(template);
    const node = nodes[position % nodes.length];
    if (node !== undefined) {
      const keys = Object.keys(node);
      node[keys[position % Math.max(1, keys.length)] ?? 'x'] = value;
    }
  }
  return JSON.stringify(template);
});

function containers(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(containers)];
}

describe('a broken template', () => {
  it('is refused with a ValidationError', () => {
    const practice = new Practice();
    assert(
      property(broken, (text) => {
        expect(() => practice.create(text, { Capabilities: ['CAPABILITY_NAMED_IAM'] })).toThrow(
          expect.objectContaining({ name: 'AwsFault', code: 'ValidationError', status: 400 }),
        );
        expect(practice.stacks.all()).toEqual([]);
      }),
      settings,
    );
  });

  it('is refused, or its stack comes to an end, whatever is wrong with it', () => {
    assert(
      property(mutated, (text) => {
        const practice = new Practice();
        try {
          const input = { Parameters: [], Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] };
          const stack = practice.create(text, input);
          practice.clock.advance(8 * 3_600_000);
          // A cluster needs more than time: its control plane starts beside.
          if (![...stack.resources.values()].some(({ type }) => type === 'AWS::EKS::Cluster'))
            expect(isInProgress(stack)).toBe(false);
        } catch (error) {
          expect(error).toMatchObject({ name: 'AwsFault', code: 'ValidationError' });
        }
      }),
      settings,
    );
  });
});
