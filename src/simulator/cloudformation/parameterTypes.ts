import type { World } from '../world/world.ts';
import { zonesOf } from '../world/zones.ts';
import { referencedValue, type ParameterValue } from './template/parameters.ts';

/** For the parameter types that name something of EC2: whether this account has it. Types that are absent are not checked. */
const exists: Readonly<Record<string, (world: World, value: string) => boolean>> = {
  'AWS::EC2::AvailabilityZone::Name': (world, value) => zonesOf(world).some(({ name }) => name === value),
  'AWS::EC2::Instance::Id': (world, value) => world.instances.has(value),
  'AWS::EC2::KeyPair::KeyName': (world, value) => world.keyPairs.has(value),
  'AWS::EC2::SecurityGroup::Id': (world, value) => world.securityGroups.has(value),
  'AWS::EC2::Subnet::Id': (world, value) => world.subnets.has(value),
  'AWS::EC2::VPC::Id': (world, value) => world.vpcs.has(value),
};

/**
 * The reason a stack fails for a parameter that names something which is not there, or undefined. CloudFormation looks only
 * after it accepted the request, so this fails the stack and not the call.
 */
export function missingParameter(world: World, parameters: Iterable<ParameterValue>): string | undefined {
  for (const parameter of parameters) {
    const { name, type } = parameter.definition;
    const check = exists[type.replace(/^List<(.+)>$/, '$1')];
    const absent = check && [referencedValue(parameter)].flat().find((value) => !check(world, value));
    if (absent !== undefined)
      return `Parameter validation failed: parameter value ${absent} for parameter name ${name} does not exist`;
  }
  return undefined;
}
