import { storedParameter } from '../world/parameterStore.ts';
import { zonesOf } from '../world/zones.ts';
import type { World } from '../world/world.ts';
import { contextOf, type Machinery } from './machinery.ts';
import type { Stack, StackRequest } from './stack.ts';
import { conditionsOf } from './template/conditions.ts';
import { mappingScope } from './template/mappings.ts';
import { referencedValue } from './template/parameters.ts';
import type { Scope } from './template/scope.ts';

/** Values of parameters and of the pseudo parameters. */
export function parameterScope(
  world: World,
  { name: stackName, parameters, notificationArns }: Pick<StackRequest, 'name' | 'parameters' | 'notificationArns'>,
  stackId: string,
): Scope['parameter'] {
  const pseudo = new Map<string, string | readonly string[]>([
    ['AWS::AccountId', world.account],
    ['AWS::NotificationARNs', notificationArns],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', world.region],
    ['AWS::StackId', stackId],
    ['AWS::StackName', stackName],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ]);
  return (name) => {
    const parameter = parameters.get(name);
    return parameter === undefined ? pseudo.get(name) : referencedValue(parameter);
  };
}

/**
 * What the template of a stack sees: its parameters, its conditions, and its resources as far as they exist. Names of
 * exports that are asked for are added to `imports`.
 */
export function scopeOf(machinery: Machinery, stack: Stack, imports: Set<string>): Scope {
  const { world } = machinery;
  const { template } = stack.request;
  const parameter = parameterScope(world, stack.request, stack.id);
  const mapping = mappingScope(template.mappings);
  const condition = conditionsOf(template, parameter, mapping);
  return {
    parameter,
    mapping,
    condition: (name) => stack.request.conditions?.get(name) ?? condition(name),
    zones: (region) => (region === world.region ? zonesOf(world).map(({ name }) => name) : []),
    resource(logicalId) {
      const resource = stack.resources.get(logicalId);
      const physicalId = resource?.physicalId;
      if (resource === undefined || physicalId === undefined) return undefined;
      const type = machinery.typeOf(resource.type);
      const context = contextOf(machinery, stack, logicalId);
      return {
        ref: type.ref?.(physicalId, context) ?? physicalId,
        attribute: (name) => type.attributes[name]?.(physicalId, context),
      };
    },
    exported(name) {
      const value = machinery.exported(name, stack);
      if (value !== undefined) imports.add(name);
      return value;
    },
    stored: (name) => storedParameter(world, name)?.value,
  };
}
