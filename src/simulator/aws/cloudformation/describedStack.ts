import type { Stack } from '../../cloudformation/stack.ts';
import type { ParameterValue } from '../../cloudformation/template/parameters.ts';

const asterisks = '****';

/** A parameter as CloudFormation shows it: a value that is not to be echoed never is. */
export function describedParameter({ definition, given, resolved }: ParameterValue): object {
  return {
    ParameterKey: definition.name,
    ParameterValue: definition.noEcho ? asterisks : given,
    ResolvedValue: definition.noEcho ? undefined : resolved,
  };
}

export function describedTags(tags: Readonly<Record<string, string>>): object[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

export function dateOf(time: number | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time);
}

/** A member of DescribeStacks. */
export function describedStack(stack: Stack): object {
  const { request } = stack;
  return {
    StackId: stack.id,
    StackName: request.name,
    ChangeSetId: stack.changeSetId,
    Description: request.template.description,
    Parameters: [...request.parameters.values()].map(describedParameter),
    CreationTime: dateOf(stack.createdAt),
    DeletionTime: dateOf(stack.deletedAt),
    LastUpdatedTime: dateOf(stack.updatedAt),
    RollbackConfiguration: {},
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DisableRollback: request.onFailure === 'DO_NOTHING',
    NotificationARNs: request.notificationArns,
    RoleARN: request.roleArn,
    TimeoutInMinutes: request.timeoutMinutes,
    Capabilities: request.capabilities,
    Outputs: stack.outputs.map(({ key, value, description, exportName }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: description,
      ExportName: exportName,
    })),
    Tags: describedTags(request.tags),
    // A stack that is gone has none.
    EnableTerminationProtection: stack.status === 'DELETE_COMPLETE' ? undefined : stack.terminationProtection,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}
