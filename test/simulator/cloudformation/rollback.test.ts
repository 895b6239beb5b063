import { describe, expect, it } from 'vitest';
import { Practice, story } from './practice.ts';
import { handles, network } from './templates.ts';

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
