import { describe, expect, it } from 'vitest';
import { parameters } from './fixtures.ts';
import { Practice } from './practice.ts';

const template = `
Transform: AWS::LanguageExtensions
Parameters:
  Zones: { Type: CommaDelimitedList, Default: 'a,b' }
  Keep: { Type: String, Default: 'false' }
Mappings:
  Blocks: { a: { cidr: 10.0.1.0/24 }, b: { cidr: 10.0.2.0/24 } }
Conditions:
  Kept: !Equals [!Ref Keep, 'true']
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    DeletionPolicy: !If [Kept, Retain, Delete]
    Properties:
      CidrBlock: !FindInMap [Blocks, whole, cidr, { DefaultValue: 10.0.0.0/16 }]
      Tags:
        - { Key: count, Value: !Length { Ref: Zones } }
        - { Key: zones, Value: !ToJsonString { zones: !Ref Zones } }
  Fn::ForEach::Subnets:
    - Zone
    - !Ref Zones
    - Subnet\${Zone}:
        Type: AWS::EC2::Subnet
        Properties:
          VpcId: !Ref Vpc
          AvailabilityZone: !Sub '\${AWS::Region}\${Zone}'
          CidrBlock: !FindInMap [Blocks, !Ref Zone, cidr]
Outputs:
  Fn::ForEach::Ids:
    - Zone
    - !Ref Zones
    - Id\${Zone}: { Value: !GetAtt [!Sub 'Subnet\${Zone}', SubnetId] }
`;
const expanded = { Capabilities: ['CAPABILITY_AUTO_EXPAND'] };

describe('the language extensions', () => {
  it('write loops out, over the values given, and bring their functions', async () => {
    const practice = new Practice();
    const { world } = practice;
    const stack = practice.create(template, expanded);
    await practice.pass(60);
    expect(stack.status).toBe('CREATE_COMPLETE');
    expect([...stack.resources.keys()].toSorted()).toEqual(['Subneta', 'Subnetb', 'Vpc']);
    expect(stack.outputs.map(({ key, value }) => [key, value])).toEqual([
      ['Ida', [...world.subnets.keys()][0]],
      ['Idb', [...world.subnets.keys()][1]],
    ]);
    expect([...world.subnets.values()].map(({ zone, cidr }) => [zone, cidr])).toEqual([
      ['ap-northeast-2a', '10.0.1.0/24'],
      ['ap-northeast-2b', '10.0.2.0/24'],
    ]);
    expect([...world.vpcs.values()][0]?.tags).toMatchObject({ count: '2', zones: '{"zones":["a","b"]}' });
    practice.update(stack, { UsePreviousTemplate: 'true', ...parameters({ Zones: 'a', Keep: 'true' }), ...expanded });
    await practice.pass(60);
    expect([...world.subnets.values()].map(({ cidr }) => cidr)).toEqual(['10.0.1.0/24']);
    practice.stacks.delete(stack, { retain: new Set(), force: false });
    await practice.pass(30);
    expect(world.vpcs.size).toBe(1);
  });

  it('have to be acknowledged by who creates a stack at once', () => {
    const practice = new Practice();
    expect(() => practice.create(template, { Capabilities: [] })).toThrow(
      'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
    );
  });

  it('need a collection that is known', () => {
    const practice = new Practice();
    const loop = (collection: string) => `
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::All: [X, ${collection}, { 'G\${X}': { Type: AWS::EC2::InternetGateway } }]
`;
    expect(() => practice.create(loop('!Ref Nothing'), expanded)).toThrow('could not resolve its collection');
    expect(practice.create(loop('[a, b]'), expanded).request.template.resources.size).toBe(2);
  });
});
