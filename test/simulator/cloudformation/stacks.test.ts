import { describe, expect, it } from 'vitest';
import { createNetworkInterface } from '../../../src/simulator/world/network/networkInterfaces.ts';
import { Practice, story } from './practice.ts';

const handles = `
Resources:
  First: { Type: AWS::CloudFormation::WaitConditionHandle }
  Second: { Type: AWS::CloudFormation::WaitConditionHandle, DependsOn: First }
  Third: { Type: AWS::CloudFormation::WaitConditionHandle, DependsOn: First }
Outputs:
  Address: { Value: !Ref Second, Description: where }
`;

const network = `
Parameters:
  Block: { Type: String, Default: 10.0.0.0/16 }
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: !Ref Block, Tags: [{ Key: Name, Value: mine }] }
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: !Select [0, !GetAZs ''] }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: { GroupDescription: test, VpcId: !Ref Vpc }
`;

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

describe('a failure', () => {
  it('cancels what is under way and takes everything back', async () => {
    const practice = new Practice();
    practice.stacks.failNext('Second', 'no such luck');
    const stack = practice.create(handles);
    await practice.pass(30);
    expect(story(stack).slice(4)).toEqual([
      'Second CREATE_IN_PROGRESS',
      'Third CREATE_IN_PROGRESS',
      'Second CREATE_FAILED no such luck',
      'Third CREATE_FAILED Resource creation cancelled',
      'myeks ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Second, Third]. Rollback requested by user.',
      'Second DELETE_COMPLETE',
      'Third DELETE_COMPLETE',
      'First DELETE_IN_PROGRESS',
      'First DELETE_COMPLETE',
      'myeks ROLLBACK_COMPLETE',
    ]);
    practice.stacks.delete(stack, { retain: new Set(), force: false });
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(practice.create(handles).id).not.toBe(stack.id);
  });

  it('carries the words of the service', async () => {
    const practice = new Practice();
    const stack = practice.create(network, {
      Parameters: [{ ParameterKey: 'Block', ParameterValue: '172.16.0.0/16' }],
    });
    await practice.pass(60);
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(
      stack.events.find(({ logicalId, status }) => logicalId === 'Subnet' && status === 'CREATE_FAILED')?.reason,
    ).toMatch(
      /^Resource handler returned message: "The CIDR '10\.0\.1\.0\/24' is invalid\. \(Service: Ec2, Status Code: 400, Request ID: [0-9a-f-]{36}\)" \(RequestToken: [0-9a-f-]{36}, HandlerErrorCode: InvalidRequest\)$/,
    );
    expect(practice.world.vpcs.size).toBe(0);
  });

  it.each([
    ['{ CidrBlok: x }', '#: extraneous key [CidrBlok] is not permitted'],
    ['{ CidrBlock: [a] }', '#/CidrBlock: expected type: String, found: JSONArray'],
  ])('says what is wrong with the properties %s', async (properties, message) => {
    const practice = new Practice();
    const stack = practice.create(`Resources: { Vpc: { Type: AWS::EC2::VPC, Properties: ${properties} } }`);
    await practice.pass(10);
    expect(story(stack)).toContain(
      `Vpc CREATE_FAILED Properties validation failed for resource Vpc with message:\n${message}`,
    );
  });

  it('is what a value that is no address ends in', async () => {
    const practice = new Practice();
    const stack = practice.create(
      network.replace(
        'GroupDescription: test,',
        'GroupDescription: test, SecurityGroupIngress: [{ IpProtocol: -1, CidrIp: 300.0.0.1/32 }],',
      ),
    );
    await practice.pass(60);
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(
      stack.events.find(({ logicalId, status }) => logicalId === 'Group' && status === 'CREATE_FAILED')?.reason,
    ).toContain('300.0.0.1/32');
    expect(practice.world.securityGroups.size).toBe(0);
  });

  it('of a condition is the failure of the call', () => {
    const practice = new Practice();
    const template = `Conditions: { C: !Equals [!FindInMap [M, a, b], x] }\nMappings: { M: { a: { c: 1 } } }\n${handles.trim()}`;
    expect(() => practice.create(template.replace('First: {', 'First: { Condition: C,'))).toThrow(
      'Template error: Unable to get mapping for M::a::b',
    );
    expect(practice.stacks.find('myeks')).toBeUndefined();
  });

  it('keeps what there is when asked to', async () => {
    const practice = new Practice();
    practice.stacks.failNext('Second', 'no such luck');
    const stack = practice.create(handles, { DisableRollback: 'true' });
    await practice.pass(30);
    expect(stack.status).toBe('CREATE_FAILED');
    expect(stack.resources.get('First')?.status).toBe('CREATE_COMPLETE');
  });

  it('can end in the stack being deleted', async () => {
    const practice = new Practice();
    practice.stacks.failNext('Third', 'no such luck');
    const stack = practice.create(handles, { OnFailure: 'DELETE' });
    await practice.pass(30);
    expect(stack.status).toBe('DELETE_COMPLETE');
  });

  it('comes with the end of the time given', async () => {
    const practice = new Practice();
    const stack = practice.create(
      `Resources:
  Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } }
  Profile: { Type: AWS::IAM::InstanceProfile, Properties: { Roles: [!Ref Role] } }`,
      { TimeoutInMinutes: '1' },
    );
    await practice.pass(90);
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(story(stack)).toContain(
      'myeks ROLLBACK_IN_PROGRESS Stack creation time exceeded the specified timeout. Rollback requested by user.',
    );
    expect(practice.world.roles.size + practice.world.instanceProfiles.size).toBe(0);
  });
});

describe('a deletion', () => {
  it('takes what others need last, and leaves the stack to be seen by its id only', async () => {
    const practice = new Practice();
    const stack = practice.create(handles);
    await practice.pass(10);
    const before = stack.events.length;
    practice.stacks.delete(stack, { retain: new Set(), force: false });
    await practice.pass(10);
    expect(story(stack).slice(before)).toEqual([
      'myeks DELETE_IN_PROGRESS User Initiated',
      'Second DELETE_IN_PROGRESS',
      'Third DELETE_IN_PROGRESS',
      'Second DELETE_COMPLETE',
      'Third DELETE_COMPLETE',
      'First DELETE_IN_PROGRESS',
      'First DELETE_COMPLETE',
      'myeks DELETE_COMPLETE',
    ]);
    expect(practice.stacks.find('myeks')).toBeUndefined();
    expect(practice.stacks.find(stack.id)).toBe(stack);
  });

  it('may begin while the creation goes on', async () => {
    const practice = new Practice();
    const stack = practice.create(network);
    await practice.pass(15);
    expect(stack.resources.get('Subnet')?.status).toBe('CREATE_IN_PROGRESS');
    practice.stacks.delete(stack, { retain: new Set(), force: false });
    expect(story(stack)).toContain('Subnet CREATE_FAILED Resource creation cancelled');
    await practice.pass(30);
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(practice.world.vpcs.size + practice.world.subnets.size).toBe(0);
  });

  it('tries again for a while what something else blocks, then fails, and can be told to leave it', async () => {
    const practice = new Practice();
    const stack = practice.create(network);
    await practice.pass(60);
    const [subnet] = practice.world.subnets.values();
    createNetworkInterface(practice.world, { subnetId: subnet?.id ?? '', groups: [], description: 'stray', tags: {} });
    practice.stacks.delete(stack, { retain: new Set(), force: false });
    await practice.pass(16 * 60);
    expect(stack.status).toBe('DELETE_IN_PROGRESS');
    await practice.pass(2 * 60);
    expect(stack.status).toBe('DELETE_FAILED');
    expect(stack.statusReason).toBe('The following resource(s) failed to delete: [Subnet]. ');
    expect(stack.resources.get('Subnet')?.reason).toContain(
      `"The subnet '${subnet?.id}' has dependencies and cannot be deleted. (Service: Ec2, Status Code: 400,`,
    );
    expect(stack.resources.get('Group')?.status).toBe('DELETE_COMPLETE');
    expect(stack.resources.get('Vpc')?.status).toBe('CREATE_COMPLETE');

    practice.world.networkInterfaces.clear();
    practice.stacks.delete(stack, { retain: new Set(), force: false });
    await practice.pass(30);
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(practice.world.vpcs.size).toBe(0);
  });

  it('passes over what is to be kept', async () => {
    const practice = new Practice();
    const stack = practice.create(
      network.replace('Type: AWS::EC2::VPC', 'Type: AWS::EC2::VPC\n    DeletionPolicy: Retain'),
    );
    await practice.pass(60);
    practice.stacks.delete(stack, { retain: new Set(), force: false });
    await practice.pass(60);
    expect(stack.resources.get('Vpc')?.status).toBe('DELETE_SKIPPED');
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(practice.world.vpcs.size).toBe(1);
  });

  it('is refused while the stack is protected', () => {
    const practice = new Practice();
    const stack = practice.create(handles, { EnableTerminationProtection: 'true' });
    expect(() => practice.stacks.delete(stack, { retain: new Set(), force: false })).toThrow(
      'Stack [myeks] cannot be deleted while TerminationProtection is enabled',
    );
  });
});
