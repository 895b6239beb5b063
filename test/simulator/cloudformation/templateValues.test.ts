import { describe, expect, it } from 'vitest';
import { putParameter } from '../../../src/simulator/world/parameterStore.ts';
import { parameters } from './fixtures.ts';
import { Practice } from './practice.ts';

const gateway = 'Resources: { Gateway: { Type: AWS::EC2::InternetGateway } }\n';

describe('rules', () => {
  const ruled = `
Parameters: { Stage: { Type: String }, Size: { Type: String, Default: small } }
Rules:
  Production:
    RuleCondition: !Equals [!Ref Stage, prod]
    Assertions:
      - { Assert: !Contains [[large, huge], !Ref Size], AssertDescription: Production needs a large one }
${gateway}`;

  it('hold or the call is refused', () => {
    const practice = new Practice();
    expect(() => practice.create(ruled, parameters({ Stage: 'prod' }))).toThrow('Production needs a large one');
    practice.create(ruled, { ...parameters({ Stage: 'test' }), StackName: 'one' });
    practice.create(ruled, { ...parameters({ Stage: 'prod', Size: 'huge' }), StackName: 'two' });
    expect(practice.stacks.all()).toHaveLength(2);
  });
});

describe('a dynamic reference', () => {
  const named = (reference: string) => `
Resources:
  Gateway: { Type: AWS::EC2::InternetGateway, Properties: { Tags: [{ Key: Name, Value: 'the {{resolve:${reference}}}' }] } }
`;

  it('is what the parameter store has', async () => {
    const practice = new Practice();
    putParameter(practice.world, { name: '/lab/name', type: 'String', value: 'old', overwrite: false });
    putParameter(practice.world, { name: '/lab/name', type: 'String', value: 'new', overwrite: true });
    practice.create(named('ssm:/lab/name'), { StackName: 'one' });
    practice.create(named('ssm:/lab/name:1'), { StackName: 'two' });
    await practice.pass(30);
    const names = [...practice.world.internetGateways.values()].map(({ tags }) => tags['Name']);
    expect(new Set(names)).toEqual(new Set(['the new', 'the old']));
  });

  it.each([
    ['ssm:/lab/none', 'Unable to fetch parameters [/lab/none] from parameter store for this account.'],
    ['ssm:/lab/name:prod', 'Incorrect format is used in the following SSM reference: [{{resolve:ssm:/lab/name:prod}}]'],
    ['secretsmanager:x', 'Dynamic references to secretsmanager are not supported in the practice world.'],
  ])('%s fails its resource', async (reference, reason) => {
    const practice = new Practice();
    const stack = practice.create(named(reference));
    await practice.pass(30);
    expect(stack.events.find(({ status }) => status === 'CREATE_FAILED')?.reason).toBe(reason);
  });
});

describe('parameters of types that name something', () => {
  const typed = (types: Readonly<Record<string, string>>) =>
    `Parameters:\n${Object.entries(types)
      .map(([name, type]) => `  ${name}: { Type: '${type}' }\n`)
      .join('')}${gateway}`;

  it('fail the stack together when nothing of that name is there', () => {
    const practice = new Practice();
    const types = {
      Key: 'AWS::EC2::KeyPair::KeyName',
      Zones: 'List<AWS::EC2::AvailabilityZone::Name>',
      Vpc: 'AWS::EC2::VPC::Id',
      Image: 'AWS::EC2::Image::Id',
      Stored: 'AWS::SSM::Parameter::Name',
    };
    const stack = practice.create(
      typed(types),
      parameters({ Key: 'k', Zones: 'ap-northeast-2a,ap-northeast-2z', Vpc: 'vpc-1', Image: 'ami-1', Stored: '/none' }),
    );
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(stack.events[1]?.reason).toBe(
      'Parameter validation failed: parameter value k for parameter name Key does not exist, parameter value ap-northeast-2z for parameter name Zones does not exist, parameter value vpc-1 for parameter name Vpc does not exist, parameter value ami-1 for parameter name Image does not exist, parameter value /none for parameter name Stored does not exist. Rollback requested by user.',
    );
  });

  it('are found again when the parameter store changes', async () => {
    const practice = new Practice();
    const put = (value: string) =>
      putParameter(practice.world, { name: '/lab/name', type: 'String', value, overwrite: true });
    put('old');
    const template = `Parameters: { Name: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /lab/name } }
Resources: { Gateway: { Type: AWS::EC2::InternetGateway, Properties: { Tags: [{ Key: Name, Value: !Ref Name }] } } }`;
    const stack = practice.create(template);
    await practice.pass(30);
    put('new');
    practice.update(stack, { UsePreviousTemplate: 'true' });
    await practice.pass(30);
    expect([...practice.world.internetGateways.values()][0]?.tags['Name']).toBe('new');
  });
});
