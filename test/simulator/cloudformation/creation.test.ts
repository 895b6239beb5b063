import { describe, expect, it } from 'vitest';
import { Practice, story } from './practice.ts';
import { handles, network } from './templates.ts';

describe('a creation', () => {
  it('tells of each resource twice before it is complete, in the order of what needs what', async () => {
    const practice = new Practice();
    const stack = practice.create(handles);
    expect(story(stack)).toEqual(['myeks CREATE_IN_PROGRESS User Initiated', 'First CREATE_IN_PROGRESS']);
    await practice.pass(10);
    expect(story(stack)).toEqual([
      'myeks CREATE_IN_PROGRESS User Initiated',
      'First CREATE_IN_PROGRESS',
      'First CREATE_IN_PROGRESS Resource creation Initiated',
      'First CREATE_COMPLETE',
      'Second CREATE_IN_PROGRESS',
      'Third CREATE_IN_PROGRESS',
      'Second CREATE_IN_PROGRESS Resource creation Initiated',
      'Third CREATE_IN_PROGRESS Resource creation Initiated',
      'Second CREATE_COMPLETE',
      'Third CREATE_COMPLETE',
      'myeks CREATE_COMPLETE',
    ]);
    expect(stack.outputs).toEqual([
      { key: 'Address', value: stack.resources.get('Second')?.physicalId, description: 'where', exportName: undefined },
    ]);
    expect(new Set(stack.events.map(({ id }) => id)).size).toBe(stack.events.length);
  });

  it('makes the real thing, tagged as CloudFormation tags it', async () => {
    const practice = new Practice();
    const stack = practice.create(network, { Tags: [{ Key: 'team', Value: 'lab' }] });
    await practice.pass(60);
    expect(stack.status).toBe('CREATE_COMPLETE');
    const [vpc] = practice.world.vpcs.values();
    expect(vpc?.tags).toEqual({
      team: 'lab',
      Name: 'mine',
      'aws:cloudformation:stack-name': 'myeks',
      'aws:cloudformation:logical-id': 'Vpc',
      'aws:cloudformation:stack-id': stack.id,
    });
    const [subnet] = practice.world.subnets.values();
    expect(subnet).toMatchObject({ vpcId: vpc?.id, cidr: '10.0.1.0/24', zone: 'ap-northeast-2a' });
    const [group] = [...practice.world.securityGroups.values()].filter(({ name }) => name !== 'default');
    expect(group?.name).toMatch(/^myeks-Group-[A-Za-z0-9]{12}$/);
  });

  it('refuses a name that is taken and answers a repeated call', () => {
    const practice = new Practice();
    const stack = practice.create(handles, { ClientRequestToken: 'once' });
    expect(() => practice.create(handles)).toThrow('Stack [myeks] already exists');
    expect(practice.create(handles, { ClientRequestToken: 'once' })).toBe(stack);
  });

  it('fails after the call for a key pair that is not there', () => {
    const practice = new Practice();
    const stack = practice.create(
      `Parameters: { KeyName: { Type: 'AWS::EC2::KeyPair::KeyName' } }\n${handles.trim()}`,
      { Parameters: [{ ParameterKey: 'KeyName', ParameterValue: 'none' }] },
    );
    expect(story(stack)).toEqual([
      'myeks CREATE_IN_PROGRESS User Initiated',
      'myeks ROLLBACK_IN_PROGRESS Parameter validation failed: parameter value none for parameter name KeyName does not exist. Rollback requested by user.',
      'myeks ROLLBACK_COMPLETE',
    ]);
  });

  it('hides what is not to be echoed', async () => {
    const practice = new Practice();
    const stack = practice.create(
      `Parameters: { Secret: { Type: String, NoEcho: true } }
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16, Tags: [{ Key: s, Value: !Ref Secret }] } }`,
      { Parameters: [{ ParameterKey: 'Secret', ParameterValue: 'hush' }] },
    );
    await practice.pass(30);
    expect(stack.status).toBe('CREATE_COMPLETE');
    expect(JSON.stringify(stack.events)).not.toContain('hush');
    expect(stack.resources.get('Vpc')?.propertiesText).toContain('"Value":"****"');
  });
});
