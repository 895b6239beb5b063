import { describe, expect, it } from 'vitest';
import { cloudformationOperations } from '../../../../src/simulator/aws/cloudformation/operations.ts';
import { createNetworkInterface } from '../../../../src/simulator/world/network/networkInterfaces.ts';
import { Practice } from '../../cloudformation/practice.ts';
import { network } from '../../cloudformation/templates.ts';

const template = `
Description: two handles
Parameters:
  Name: { Type: String, Default: lab, Description: what it is called }
  Secret: { Type: String, Default: hush, NoEcho: true }
Resources:
  First: { Type: AWS::CloudFormation::WaitConditionHandle }
  Role:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: { Statement: [] } }
Outputs:
  Who: { Value: !Ref Name }
`;

const capabilities = { Capabilities: ['CAPABILITY_IAM'] };
const waiter = 'aws-cli/1.45.11 md/Botocore#1.43.11 ua/2.1 os/linux md/arch#x86_64 m/B,Z,b,g,D,N cfg/retry-mode#legacy';
const commandLine = waiter.replace('m/B,', 'm/C,');

/** Calls operations as the Query protocol would. */
function client(practice: Practice) {
  const operations = cloudformationOperations(practice.stacks);
  return async (
    action: string,
    input: Readonly<Record<string, unknown>>,
    userAgent = '',
  ): Promise<Record<string, unknown>> => {
    const operation = operations[action];
    if (operation === undefined) throw new RangeError(action);
    const principal = { accessKeyId: 'AKIA', arn: 'arn:aws:iam::111122223333:user/learner', userId: 'AIDA' };
    const answer = await operation({ world: practice.world, principal, requestId: '1', userAgent, input });
    return answer as Record<string, unknown>;
  };
}

describe('the operations of CloudFormation', () => {
  it('describe a stack from its creation to its deletion', async () => {
    const practice = new Practice();
    const call = client(practice);
    const { StackId } = await call('CreateStack', { StackName: 'one', TemplateBody: template, ...capabilities });
    expect(StackId).toMatch(/^arn:aws:cloudformation:ap-northeast-2:111122223333:stack\/one\/[0-9a-f-]{36}$/);
    await practice.pass(60);
    expect(await call('DescribeStacks', { StackName: 'one' })).toMatchObject({
      Stacks: [
        {
          StackId,
          StackName: 'one',
          Description: 'two handles',
          StackStatus: 'CREATE_COMPLETE',
          Parameters: [
            { ParameterKey: 'Name', ParameterValue: 'lab' },
            { ParameterKey: 'Secret', ParameterValue: '****' },
          ],
          Outputs: [{ OutputKey: 'Who', OutputValue: 'lab' }],
          Capabilities: ['CAPABILITY_IAM'],
        },
      ],
    });
    const { StackResources } = await call('DescribeStackResources', { StackName: 'one' });
    expect(StackResources).toMatchObject([
      { LogicalResourceId: 'First', ResourceStatus: 'CREATE_COMPLETE' },
      { LogicalResourceId: 'Role', PhysicalResourceId: [...practice.world.roles.keys()][0] },
    ]);
    expect((await call('GetTemplate', { StackName: 'one' }))['TemplateBody']).toBe(template);

    await call('DeleteStack', { StackName: 'one' });
    await practice.pass(60);
    await expect(call('DescribeStacks', { StackName: 'one' })).rejects.toThrow('Stack with id one does not exist');
    expect(await call('DescribeStacks', { StackName: StackId })).toMatchObject({
      Stacks: [{ StackStatus: 'DELETE_COMPLETE' }],
    });
    expect(await call('DescribeStacks', {})).toMatchObject({ Stacks: [] });
    expect(await call('ListStacks', {})).toMatchObject({ StackSummaries: [{ StackStatus: 'DELETE_COMPLETE' }] });
    expect(await call('ListStacks', { StackStatusFilter: ['CREATE_COMPLETE'] })).toMatchObject({ StackSummaries: [] });
  });

  it('list events newest first, page by page', async () => {
    const practice = new Practice();
    const call = client(practice);
    const many = Array.from(
      { length: 40 },
      (_, index) => `  H${index}: { Type: AWS::CloudFormation::WaitConditionHandle }`,
    );
    await call('CreateStack', { StackName: 'many', TemplateBody: `Resources:\n${many.join('\n')}` });
    await practice.pass(10);
    const first = await call('DescribeStackEvents', { StackName: 'many' });
    const second = await call('DescribeStackEvents', { StackName: 'many', NextToken: first['NextToken'] });
    const events = [first, second].flatMap(({ StackEvents }) => StackEvents as { EventId: string; Timestamp: Date }[]);
    expect((first['StackEvents'] as unknown[]).length).toBe(100);
    expect(second['NextToken']).toBeUndefined();
    expect(new Set(events.map(({ EventId }) => EventId)).size).toBe(3 * 40 + 2);
    const times = events.map(({ Timestamp }) => Timestamp.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('refuse in the words clients look for', async () => {
    const call = client(new Practice());
    const refused = (action: string, input: Readonly<Record<string, unknown>>) => expect(call(action, input)).rejects;
    await refused('DescribeStackEvents', { StackName: 'none' }).toThrow('Stack [none] does not exist');
    await refused('ListStackResources', { StackName: 'none' }).toThrow('Stack with id none does not exist');
    await refused('CreateStack', { StackName: 'one', TemplateBody: template }).toMatchObject({
      code: 'InsufficientCapabilitiesException',
      message: 'Requires capabilities : [CAPABILITY_IAM]',
    });
    await refused('CreateStack', { StackName: '1st', TemplateBody: template }).toThrow(
      "Value '1st' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
    );
    await refused('CreateStack', { StackName: 'one' }).toThrow(
      'Either Template URL or Template Body must be specified.',
    );
    await refused('CreateStack', { StackName: 'one', TemplateBody: ' '.repeat(51_201) }).toThrow(
      'less than or equal to 51200',
    );
    await refused('ValidateTemplate', { TemplateBody: 'Resources: { A: { Type: AWS::S3::Nothing } }' }).toThrow(
      'Template format error: Unrecognized resource types: [AWS::S3::Nothing]',
    );
    expect(await call('DeleteStack', { StackName: 'none' })).toEqual({});
  });

  it.each([
    ['what is named', { RetainResources: ['Subnet', 'Vpc'] }],
    ['what does not go, when forced', { DeletionMode: 'FORCE_DELETE_STACK' }],
  ])('leave %s when a deletion has failed', async (_, options) => {
    const practice = new Practice();
    const call = client(practice);
    const { StackId } = await call('CreateStack', { StackName: 'one', TemplateBody: network });
    await practice.pass(60);
    const [subnet] = practice.world.subnets.values();
    createNetworkInterface(practice.world, { subnetId: subnet?.id ?? '', groups: [], description: 'stray', tags: {} });
    await expect(call('DeleteStack', { StackName: 'one', ...options })).rejects.toThrow(
      /^Invalid operation on stack \[arn:.*\]\. .* only when the stack is in the DELETE_FAILED state\.$/,
    );
    const status = async () => {
      const { Stacks } = await call('DescribeStacks', { StackName: StackId });
      return (Stacks as { StackStatus: string }[]).map(({ StackStatus }) => StackStatus);
    };
    await call('DeleteStack', { StackName: 'one' });
    await practice.pass(20 * 60);
    expect(await status()).toEqual(['DELETE_FAILED']);
    await expect(call('DeleteStack', { StackName: 'one', RetainResources: ['Group'] })).rejects.toThrow(
      'The specified resources to retain must be in a valid state.',
    );

    await call('DeleteStack', { StackName: 'one', ...options });
    await practice.pass(40 * 60);
    expect(await status()).toEqual(['DELETE_COMPLETE']);
    const { StackResourceSummaries } = await call('ListStackResources', { StackName: StackId });
    expect(StackResourceSummaries).toMatchObject([
      { LogicalResourceId: 'Group', ResourceStatus: 'DELETE_COMPLETE' },
      { LogicalResourceId: 'Subnet', ResourceStatus: 'DELETE_SKIPPED' },
      { LogicalResourceId: 'Vpc', ResourceStatus: 'DELETE_SKIPPED' },
    ]);
    expect([practice.world.vpcs.size, practice.world.subnets.size]).toEqual([1, 1]);
  });

  it('summarize a template', async () => {
    const summary = await client(new Practice())('GetTemplateSummary', { TemplateBody: template });
    expect(summary).toMatchObject({
      Parameters: [
        {
          ParameterKey: 'Name',
          DefaultValue: 'lab',
          ParameterType: 'String',
          NoEcho: false,
          Description: 'what it is called',
        },
        { ParameterKey: 'Secret', NoEcho: true },
      ],
      Capabilities: ['CAPABILITY_IAM'],
      CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
      ResourceTypes: ['AWS::CloudFormation::WaitConditionHandle', 'AWS::IAM::Role'],
    });
  });
});

describe('change sets', () => {
  const proposal = { StackName: 'one', ChangeSetName: 'c1', TemplateBody: template, ...capabilities };

  it('create a stack in two steps, and find that nothing changed', async () => {
    const practice = new Practice();
    const call = client(practice);
    const { Id, StackId } = await call('CreateChangeSet', { ...proposal, ChangeSetType: 'CREATE' });
    expect(await call('DescribeStacks', { StackName: 'one' })).toMatchObject({
      Stacks: [{ StackStatus: 'REVIEW_IN_PROGRESS' }],
    });
    expect(await call('DescribeChangeSet', { ChangeSetName: 'c1', StackName: 'one' })).toMatchObject({
      ChangeSetId: Id,
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
      Changes: [
        { ResourceChange: { Action: 'Add', LogicalResourceId: 'First' } },
        { ResourceChange: { LogicalResourceId: 'Role' } },
      ],
    });
    await call('ExecuteChangeSet', { ChangeSetName: Id, StackName: 'one', DisableRollback: 'false' });
    await practice.pass(60);
    expect(await call('DescribeStacks', { StackName: StackId })).toMatchObject({
      Stacks: [{ StackStatus: 'CREATE_COMPLETE', ChangeSetId: Id }],
    });
    await expect(call('ExecuteChangeSet', { ChangeSetName: Id })).rejects.toMatchObject({
      code: 'InvalidChangeSetStatus',
    });

    await call('CreateChangeSet', { ...proposal, ChangeSetName: 'c2', ChangeSetType: 'UPDATE' });
    expect(await call('DescribeChangeSet', { ChangeSetName: 'c2', StackName: 'one' })).toMatchObject({
      Status: 'FAILED',
      StatusReason: expect.stringContaining("The submitted information didn't contain changes.") as string,
    });
    const changed = {
      ...proposal,
      ChangeSetName: 'c3',
      Parameters: [{ ParameterKey: 'Name', ParameterValue: 'other' }],
    };
    await call('CreateChangeSet', changed);
    // Only an output shows the name: there is something to change, but no resource.
    expect(await call('DescribeChangeSet', { ChangeSetName: 'c3', StackName: 'one' })).toMatchObject({
      Status: 'CREATE_COMPLETE',
      Changes: [],
    });
    const previous = {
      ...proposal,
      ChangeSetName: 'c4',
      Parameters: [{ ParameterKey: 'Name', UsePreviousValue: 'true' }],
    };
    await call('CreateChangeSet', previous);
    expect(await call('DescribeChangeSet', { ChangeSetName: 'c4', StackName: 'one' })).toMatchObject({
      Status: 'FAILED',
    });
  });

  it('can be thrown away', async () => {
    const practice = new Practice();
    const call = client(practice);
    await call('CreateChangeSet', { ...proposal, ChangeSetType: 'CREATE' });
    await call('DeleteChangeSet', { ChangeSetName: 'c1', StackName: 'one' });
    await expect(call('DescribeChangeSet', { ChangeSetName: 'c1', StackName: 'one' })).rejects.toMatchObject({
      code: 'ChangeSetNotFound',
    });
    await call('DeleteStack', { StackName: 'one' });
    expect(practice.stacks.find('one')).toBeUndefined();
  });

  it('do not mend a stack that was rolled back', async () => {
    const practice = new Practice();
    const call = client(practice);
    practice.stacks.failNext('First', 'no such luck');
    const { StackId } = await call('CreateStack', { StackName: 'one', TemplateBody: template, ...capabilities });
    await practice.pass(60);
    await expect(call('CreateChangeSet', proposal)).rejects.toThrow(
      `Stack:${String(StackId)} is in ROLLBACK_COMPLETE state and can not be updated.`,
    );
  });
});

describe('a waiter of the AWS CLI', () => {
  it('is answered when the stack has settled, and others at once', async () => {
    const practice = new Practice();
    const call = client(practice);
    await call('CreateStack', { StackName: 'one', TemplateBody: template, ...capabilities });
    expect(await call('DescribeStacks', { StackName: 'one' }, commandLine)).toMatchObject({
      Stacks: [{ StackStatus: 'CREATE_IN_PROGRESS' }],
    });
    const waiting = call('DescribeStacks', { StackName: 'one' }, waiter);
    await practice.pass(60);
    expect(await waiting).toMatchObject({ Stacks: [{ StackStatus: 'CREATE_COMPLETE' }] });
    await call('DeleteStack', { StackName: 'one' });
    const gone = expect(call('DescribeStacks', { StackName: 'one' }, waiter)).rejects.toThrow(
      'Stack with id one does not exist',
    );
    await practice.pass(60);
    await gone;
  });
});
