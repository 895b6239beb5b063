import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cloudformationOperations } from '../../../../src/simulator/aws/cloudformation/operations.ts';
import { Practice } from '../practice.ts';
import { network } from '../templates.ts';

const lab = readFileSync(new URL('../../../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');

interface Described {
  readonly Status: string;
  readonly StatusReason?: string;
  readonly Changes: readonly { readonly ResourceChange: Readonly<Record<string, unknown>> }[];
}

/** What a change set for a stack of that template says. */
async function changesOf(before: string, seconds: number, input: Readonly<Record<string, unknown>>) {
  const practice = new Practice();
  const stack = practice.create(before);
  await practice.pass(seconds);
  expect(stack.status).toBe('CREATE_COMPLETE');
  const operations = cloudformationOperations(practice.stacks);
  const call = async (action: string, more: object) => {
    const principal = { accessKeyId: 'AKIA', arn: 'arn:aws:iam::111122223333:user/learner', userId: 'AIDA' };
    const parameters = { StackName: 'myeks', ChangeSetName: 'next', Capabilities: ['CAPABILITY_IAM'], ...more };
    return operations[action]?.({ world: practice.world, principal, requestId: '1', userAgent: '', input: parameters });
  };
  await call('CreateChangeSet', input);
  const described = (await call('DescribeChangeSet', {})) as Described;
  return { described, practice, stack, call };
}

function parameters(values: Readonly<Record<string, string>>) {
  return Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
}

// The form of these answers is that of recordings of the real service.
describe('a change set', () => {
  it('tells a direct change from one by a parameter', async () => {
    const { described } = await changesOf(network, 60, {
      TemplateBody: network
        .replace('Value: mine', 'Value: yours')
        .replace('GroupDescription: test', 'GroupDescription: other'),
      Parameters: parameters({ Block: '10.0.0.0/20' }),
    });
    expect(described.Changes.map(({ ResourceChange }) => ResourceChange)).toMatchObject([
      {
        Action: 'Modify',
        LogicalResourceId: 'Group',
        Replacement: 'True',
        PolicyAction: 'ReplaceAndDelete',
        Scope: ['Properties'],
        Details: [
          {
            Target: { Attribute: 'Properties', Name: 'GroupDescription', RequiresRecreation: 'Always' },
            Evaluation: 'Static',
            ChangeSource: 'DirectModification',
          },
          {
            Target: { Attribute: 'Properties', Name: 'VpcId', RequiresRecreation: 'Always' },
            Evaluation: 'Static',
            ChangeSource: 'ResourceReference',
            CausingEntity: 'Vpc',
          },
        ],
      },
      { LogicalResourceId: 'Subnet', Replacement: 'True', Details: [{ CausingEntity: 'Vpc' }] },
      {
        LogicalResourceId: 'Vpc',
        Scope: ['Properties', 'Tags'],
        Details: [
          {
            Target: { Attribute: 'Properties', Name: 'CidrBlock', RequiresRecreation: 'Always' },
            Evaluation: 'Static',
            ChangeSource: 'ParameterReference',
            CausingEntity: 'Block',
          },
          { Evaluation: 'Dynamic', ChangeSource: 'DirectModification' },
          { Target: { Attribute: 'Tags', RequiresRecreation: 'Never' }, Evaluation: 'Static' },
        ],
      },
    ]);
  });

  it('names what comes and what goes', async () => {
    const { described } = await changesOf(network, 60, {
      TemplateBody: `${network.split('  Subnet:')[0]}  Gateway: { Type: AWS::EC2::InternetGateway }`,
    });
    expect(described.Changes.map(({ ResourceChange }) => ResourceChange)).toMatchObject([
      { Action: 'Add', LogicalResourceId: 'Gateway', Scope: [], Details: [] },
      { Action: 'Remove', LogicalResourceId: 'Group', PolicyAction: 'Delete', ResourceType: 'AWS::EC2::SecurityGroup' },
      {
        Action: 'Remove',
        LogicalResourceId: 'Subnet',
        PhysicalResourceId: expect.stringMatching(/^subnet-/) as string,
      },
    ]);
  });

  it('of the lab scales its nodes, and carried out it does', async () => {
    const { described, practice, stack, call } = await changesOf(lab, 18 * 60, {
      UsePreviousTemplate: 'true',
      Parameters: parameters({ WorkerNodeCount: '4' }),
    });
    expect(described.Changes.map(({ ResourceChange }) => ResourceChange)).toEqual([
      expect.objectContaining({
        Action: 'Modify',
        LogicalResourceId: 'Ng1',
        PhysicalResourceId: 'myeks/ng1',
        Replacement: 'False',
        Scope: ['Properties'],
      }),
    ]);
    await call('ExecuteChangeSet', {});
    await practice.pass(5 * 60);
    expect(stack.status).toBe('UPDATE_COMPLETE');
    const nodes = [...practice.world.instances.values()].filter(({ tags }) => tags['Name'] === 'myeks-ng1-Node');
    expect(nodes).toHaveLength(4);
    expect(practice.world.clusters.get('myeks')?.nodegroups.get('ng1')?.scaling).toEqual({
      min: 4,
      max: 4,
      desired: 4,
    });
  });

  it('that has none to show fails', async () => {
    const { described, call } = await changesOf(network, 60, { TemplateBody: network });
    expect(described).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
      Changes: [],
    });
    await expect(call('ExecuteChangeSet', {})).rejects.toThrow('cannot be executed in its current status of [FAILED]');
  });
});
