import { contextOf, type Machinery } from './machinery.ts';
import type { Stack, StackRequest } from './stack.ts';
import { conditionsOf } from './template/conditions.ts';
import { referencedValue } from './template/parameters.ts';
import type { Scope } from './template/scope.ts';
import { isRecord } from './template/value.ts';
import type { World } from '../world/world.ts';
import { zonesOf } from '../world/zones.ts';

function parameterOf(world: World, request: StackRequest, stackId: string): Scope['parameter'] {
  const pseudo = new Map([
    ['AWS::AccountId', world.account],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', world.region],
    ['AWS::StackId', stackId],
    ['AWS::StackName', request.name],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ]);
  return (name) => {
    const parameter = request.parameters.get(name);
    return parameter === undefined ? pseudo.get(name) : referencedValue(parameter);
  };
}

/** What the template of a stack sees: its parameters, its conditions, and its resources as far as they exist. */
export function scopeOf(machinery: Machinery, stack: Stack): Scope {
  const { world } = machinery;
  const { template } = stack.request;
  const parameter = parameterOf(world, stack.request, stack.id);
  const mapping: Scope['mapping'] = (name, top, second) => {
    const [table, row] = [template.mappings[name], top];
    const found = isRecord(table) ? table[row] : undefined;
    return isRecord(found) ? found[second] : undefined;
  };
  return {
    parameter,
    mapping,
    condition: conditionsOf(template, parameter, mapping),
    zones: (region) => (region === world.region ? zonesOf(world).map(({ name }) => name) : []),
    resource(logicalId) {
      const resource = stack.resources.get(logicalId);
      const physicalId = resource?.physicalId;
      if (resource === undefined || physicalId === undefined) return undefined;
      const type = machinery.typeOf(resource.type);
      return {
        ref: physicalId,
        attribute: (name) => type.attributes[name]?.(physicalId, contextOf(machinery, stack, logicalId)),
      };
    },
  };
}
