import {
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  type Capability,
  type Change,
} from '@aws-sdk/client-cloudformation';
import { LabError } from '../../base/errors.ts';
import type { ChangeSet, ChangeSets, PlannedChange } from '../../ports/deployCloud.ts';
import { awsCall } from '../awsCall.ts';
import type { AwsClients } from '../awsClients.ts';
import { errorCode } from '../awsErrors.ts';
import { templateInput } from './templates.ts';

/** Change sets that create stacks. */
export function changeSets({ cloudFormation }: Pick<AwsClients, 'cloudFormation'>): ChangeSets {
  return {
    create: ({ stackName, template, parameters, capabilities, tags, token }, signal) =>
      awsCall(stackName, signal, async () => {
        const { Id = '', StackId = '' } = await cloudFormation.send(
          new CreateChangeSetCommand({
            StackName: stackName,
            ChangeSetName: token,
            ChangeSetType: 'CREATE',
            ClientToken: token,
            ...templateInput(template),
            Parameters: [...parameters].map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
            Capabilities: [...capabilities] as Capability[],
            Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
          }),
          { abortSignal: signal },
        );
        return { id: Id, stackId: StackId };
      }),
    describe: (id, signal) => awsCall(id, signal, () => describe(cloudFormation, id, signal)),
    delete: (id, signal) =>
      orGone(() =>
        awsCall(id, signal, async () => {
          await cloudFormation.send(new DeleteChangeSetCommand({ ChangeSetName: id }), { abortSignal: signal });
        }),
      ),
    execute: (id, token, signal) =>
      awsCall(id, signal, async () => {
        await cloudFormation.send(new ExecuteChangeSetCommand({ ChangeSetName: id, ClientRequestToken: token }), {
          abortSignal: signal,
        });
      }),
  };
}

async function describe(
  cloudFormation: AwsClients['cloudFormation'],
  id: string,
  abortSignal: AbortSignal,
): Promise<ChangeSet> {
  const changes: PlannedChange[] = [];
  let token: string | undefined;
  for (;;) {
    const page = await cloudFormation.send(new DescribeChangeSetCommand({ ChangeSetName: id, NextToken: token }), {
      abortSignal,
    });
    for (const change of page.Changes ?? []) changes.push(...planned(change));
    token = page.NextToken;
    if (token !== undefined) continue;
    return {
      id: page.ChangeSetId ?? id,
      stackId: page.StackId ?? '',
      status: page.Status ?? '',
      reason: page.StatusReason ?? '',
      executionStatus: page.ExecutionStatus ?? '',
      changes,
    };
  }
}

function planned({ ResourceChange: change }: Change): readonly PlannedChange[] {
  if (change === undefined) return [];
  const { LogicalResourceId: logicalId = '', ResourceType: type = '', Action, Replacement } = change;
  if (Action === 'Remove') return [{ logicalId, type, action: 'remove' }];
  if (Action === 'Modify') return [{ logicalId, type, action: Replacement === 'True' ? 'replace' : 'change' }];
  return [{ logicalId, type, action: 'add' }];
}

/** Whoever deletes what has gone, with its stack or without, is done. */
async function orGone(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const isGone =
      error instanceof LabError &&
      (error.reason === 'stack-missing' ||
        ['ChangeSetNotFound', 'ChangeSetNotFoundException'].includes(errorCode(error.cause)));
    if (!isGone) throw error;
  }
}
