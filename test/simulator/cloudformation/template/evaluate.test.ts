import { describe, expect, it } from 'vitest';
import { evaluate, evaluateRecord } from '../../../../src/simulator/cloudformation/template/evaluate.ts';
import type { Scope } from '../../../../src/simulator/cloudformation/template/scope.ts';

const parameters: Record<string, string | string[]> = {
  Name: 'myeks',
  Blocks: ['10.0.0.0/24', '10.0.1.0/24'],
  'AWS::Region': 'ap-northeast-2',
};

const scope: Scope = {
  parameter: (name) => parameters[name],
  resource: (id) =>
    id === 'Vpc'
      ? { ref: 'vpc-1', attribute: (name) => (name === 'CidrBlock' ? '192.168.0.0/16' : undefined) }
      : undefined,
  condition: (name) => name === 'Yes',
  mapping: (name, top, second) => (name === 'Amis' && top === 'ap-northeast-2' ? { arm: 'ami-2' }[second] : undefined),
  zones: (region) => ['a', 'b', 'c'].map((letter) => region + letter),
  exported: (name) => (name === 'Vpc' ? 'vpc-9' : undefined),
  stored: () => undefined,
};

describe('evaluate', () => {
  it.each([
    [{ Ref: 'Name' }, 'myeks'],
    [{ Ref: 'Vpc' }, 'vpc-1'],
    [{ Ref: 'Blocks' }, ['10.0.0.0/24', '10.0.1.0/24']],
    [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, '192.168.0.0/16'],
    [{ 'Fn::GetAtt': 'Vpc.CidrBlock' }, '192.168.0.0/16'],
    [
      { 'Fn::Sub': '${Name}/${Vpc}/${Vpc.CidrBlock}/${AWS::Region}/${!Kept}/$HOME' },
      'myeks/vpc-1/192.168.0.0/16/ap-northeast-2/${Kept}/$HOME',
    ],
    [{ 'Fn::Sub': ['${X}-${Name}', { X: { Ref: 'Vpc' } }] }, 'vpc-1-myeks'],
    [{ 'Fn::Join': [':', ['a', { Ref: 'Name' }, 3]] }, 'a:myeks:3'],
    [{ 'Fn::Join': [',', { Ref: 'Blocks' }] }, '10.0.0.0/24,10.0.1.0/24'],
    [{ 'Fn::Split': ['//', 'https://oidc.eks'] }, ['https:', 'oidc.eks']],
    [{ 'Fn::Select': ['1', { Ref: 'Blocks' }] }, '10.0.1.0/24'],
    [{ 'Fn::Select': [2, { 'Fn::GetAZs': '' }] }, 'ap-northeast-2c'],
    [{ 'Fn::GetAZs': { Ref: 'AWS::Region' } }, ['ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c']],
    [{ 'Fn::If': ['Yes', 'a', { Ref: 'AWS::NoValue' }] }, 'a'],
    [{ 'Fn::If': ['No', 'a', { Ref: 'AWS::NoValue' }] }, undefined],
    [{ 'Fn::Equals': [{ Ref: 'Name' }, 'myeks'] }, true],
    [{ 'Fn::Not': [{ 'Fn::Equals': [1, '1'] }] }, false],
    [{ 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] }, false],
    [{ 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] }, true],
    [{ 'Fn::FindInMap': ['Amis', { Ref: 'AWS::Region' }, 'arm'] }, 'ami-2'],
    [{ 'Fn::FindInMap': ['Amis', 'x', 'y', { DefaultValue: 'ami-0' }] }, 'ami-0'],
    [{ 'Fn::Base64': 'lab' }, 'bGFi'],
    [{ 'Fn::Length': { Ref: 'Blocks' } }, 2],
    [{ 'Fn::ToJsonString': { vpc: { Ref: 'Vpc' } } }, '{"vpc":"vpc-1"}'],
    [{ 'Fn::Sub': 'a ${!Literal} ${Name}' }, 'a ${Literal} myeks'],
    [{ 'Fn::ImportValue': { 'Fn::Sub': 'Vpc' } }, 'vpc-9'],
    [{ 'Fn::Contains': [{ Ref: 'Blocks' }, '10.0.1.0/24'] }, true],
    [{ 'Fn::EachMemberIn': [['a'], ['a', 'b']] }, true],
    [{ 'Fn::EachMemberEquals': [['a', 'b'], 'a'] }, false],
    [{ 'Fn::Cidr': ['192.168.0.0/16', 3, 8] }, ['192.168.0.0/24', '192.168.1.0/24', '192.168.2.0/24']],
    [
      ['a', { Ref: 'AWS::NoValue' }, 'b'],
      ['a', 'b'],
    ],
  ])('%j → %j', (value, expected) => {
    expect(evaluate(value, scope)).toEqual(expected);
  });

  it('leaves out members without a value and keeps the conditions of a policy', () => {
    const policy = { Condition: { StringEquals: { a: { Ref: 'Name' } } } };
    expect(
      evaluateRecord({ KeyName: { 'Fn::If': ['No', 'k', { Ref: 'AWS::NoValue' }] }, Statement: [policy] }, scope),
    ).toEqual({
      Statement: [{ Condition: { StringEquals: { a: 'myeks' } } }],
    });
  });

  it.each([
    [{ Ref: 'Nobody' }, 'Unresolved resource dependencies [Nobody]'],
    [{ 'Fn::GetAtt': ['Vpc', 'Colour'] }, 'resource Vpc does not support attribute type Colour in Fn::GetAtt'],
    [{ 'Fn::Select': [9, ['a']] }, 'Fn::Select cannot select nonexistent value at index 9'],
    [{ 'Fn::FindInMap': ['Amis', 'x', 'y'] }, 'Unable to get mapping for Amis::x::y'],
    [{ 'Fn::ImportValue': 'Shared' }, 'No export named Shared found.'],
    [{ 'Fn::Select': ['x', ['a']] }, 'two elements: an integer index and a list'],
    [
      { 'Fn::And': [{ Condition: 'Yes' }] },
      'every Fn::And object requires a list of at least 2 and at most 10 boolean',
    ],
    [{ 'Fn::Not': [true, true] }, 'every Fn::Not object requires a list with exactly 1 boolean parameter.'],
    [{ 'Fn::Equals': ['a'] }, 'every Fn::Equals object requires a list of 2 string parameters.'],
    [{ 'Fn::Fetch': 'a' }, 'Encountered unsupported function: Fn::Fetch'],
    [{ 'Fn::Cidr': ['192.168.0.0/16', 0, 8] }, 'count must be a number from 1 to 256'],
    [{ 'Fn::Cidr': ['192.168.0.0/24', 2, 8] }, 'cannot make 2 blocks of /24'],
  ])('refuses %j', (value, message) => {
    expect(() => evaluate(value, scope)).toThrow(message);
  });
});
