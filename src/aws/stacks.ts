import {
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  paginateListStackResources,
  type Stack as CloudFormationStack,
  type StackEvent as CloudFormationEvent,
} from '@aws-sdk/client-cloudformation';
import { LabError } from '../base/errors.ts';
import type { Stack, StackEvent, Stacks } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { awsCall } from './awsCall.ts';
import { allPages } from './pages.ts';

/** The CloudFormation half of a cloud. */
export function stacks(clients: AwsClients): Stacks {
  const describe: Stacks['describe'] = (stackId, signal) =>
    awsCall(stackId, signal, async () => {
      const { Stacks: found = [] } = await clients.cloudFormation.send(
        new DescribeStacksCommand({ StackName: stackId }),
        {
          abortSignal: signal,
        },
      );
      if (found[0] === undefined) throw new LabError('stack-missing', stackId);
      return stack(found[0]);
    });
  return {
    describe,
    async find(name, signal) {
      try {
        return await describe(name, signal);
      } catch (error) {
        if (error instanceof LabError && error.reason === 'stack-missing') return undefined;
        throw error;
      }
    },
    events: (stackId, knownId, signal) => newEvents(clients, stackId, knownId, signal),
    async resources(name, signal) {
      const found = await allPages(
        'cloudformation:ListStackResources',
        signal,
        paginateListStackResources({ client: clients.cloudFormation }, { StackName: name }, { abortSignal: signal }),
        ({ StackResourceSummaries }) => StackResourceSummaries,
      );
      return found.map((each) => ({
        logicalId: each.LogicalResourceId ?? '',
        physicalId: each.PhysicalResourceId,
        type: each.ResourceType ?? '',
        status: each.ResourceStatus ?? '',
        reason: each.ResourceStatusReason,
      }));
    },
    delete: (stackId, signal) =>
      awsCall(stackId, signal, async () => {
        await clients.cloudFormation.send(new DeleteStackCommand({ StackName: stackId }), { abortSignal: signal });
      }),
  };
}

/** Events newer than `knownId`, newest first; pages are read only as far as needed. */
async function newEvents(
  { cloudFormation }: AwsClients,
  stackId: string,
  knownId: string | undefined,
  signal: AbortSignal,
): Promise<readonly StackEvent[]> {
  return awsCall(stackId, signal, async () => {
    const events: StackEvent[] = [];
    let token: string | undefined;
    do {
      const page = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: stackId, NextToken: token }), {
        abortSignal: signal,
      });
      for (const each of page.StackEvents ?? []) {
        if (each.EventId === knownId) return events;
        events.push(stackEvent(each));
      }
      token = page.NextToken;
    } while (token !== undefined);
    return events;
  });
}

function stack(from: CloudFormationStack): Stack {
  return {
    id: from.StackId ?? '',
    name: from.StackName ?? '',
    status: from.StackStatus ?? '',
    statusReason: from.StackStatusReason,
    createdAt: from.CreationTime?.getTime() ?? 0,
    outputs: new Map((from.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
    parameters: new Map(
      (from.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '' }) => [ParameterKey, ParameterValue]),
    ),
  };
}

function stackEvent(from: CloudFormationEvent): StackEvent {
  return {
    id: from.EventId ?? '',
    logicalId: from.LogicalResourceId ?? '',
    physicalId: from.PhysicalResourceId,
    resourceType: from.ResourceType ?? '',
    status: from.ResourceStatus ?? '',
    reason: from.ResourceStatusReason,
    at: from.Timestamp?.getTime() ?? 0,
  };
}
