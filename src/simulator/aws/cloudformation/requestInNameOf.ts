import type { StackRequest } from '../../cloudformation/stack.ts';
import { callFor } from '../../world/iam/callerRights.ts';
import type { World } from '../../world/world.ts';

/**
 * A request whose resources are made in a caller's name. CloudFormation looks parameters up in the Parameter Store in
 * that name, too; throws the refusal of what the caller may not.
 */
export function requestInNameOf(world: World, caller: string, request: StackRequest): StackRequest {
  const types = [...request.template.parameters.values()].map(({ type }) => type);
  if (types.some((type) => type.startsWith('AWS::SSM::Parameter::Value<'))) callFor(world, caller, 'ssm:GetParameters');
  return { ...request, caller };
}
