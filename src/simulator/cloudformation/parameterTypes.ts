import { imagesOf } from '../world/compute/images.ts';
import type { World } from '../world/world.ts';
import { zonesOf } from '../world/zones.ts';
import { storedParameter } from '../world/parameterStore.ts';
import { referencedValue, type ParameterValue } from './template/parameters.ts';

/** For the parameter types that name something: whether this account has it. */
const exists: Readonly<Record<string, (world: World, value: string) => boolean>> = {
  'AWS::EC2::AvailabilityZone::Name': (world, value) => zonesOf(world).some(({ name }) => name === value),
  'AWS::EC2::Image::Id': (world, value) => imagesOf(world).some(({ id }) => id === value),
  'AWS::EC2::Instance::Id': (world, value) => world.instances.has(value),
  'AWS::EC2::KeyPair::KeyName': (world, value) => world.keyPairs.has(value),
  'AWS::EC2::SecurityGroup::GroupName': (world, value) =>
    [...world.securityGroups.values()].some(({ name }) => name === value),
  'AWS::EC2::SecurityGroup::Id': (world, value) => world.securityGroups.has(value),
  'AWS::EC2::Subnet::Id': (world, value) => world.subnets.has(value),
  'AWS::EC2::VPC::Id': (world, value) => world.vpcs.has(value),
  'AWS::EC2::Volume::Id': (world, value) => world.volumes.has(value),
  // There are no hosted zones here.
  'AWS::Route53::HostedZone::Id': () => false,
  'AWS::SSM::Parameter::Name': (world, value) => storedParameter(world, value) !== undefined,
};

/** `List<T>` and `AWS::SSM::Parameter::Value<T>` are checked for each T. */
function namedType(type: string): string {
  return type.replace(/^AWS::SSM::Parameter::Value<(.+)>$/, '$1').replace(/^List<(.+)>$/, '$1');
}

/**
 * The reason a stack fails for parameters that name something which is not there, or undefined. CloudFormation looks only
 * after it accepted the request, so this fails the stack and not the call.
 */
export function missingParameters(world: World, parameters: Iterable<ParameterValue>): string | undefined {
  const missing = [...parameters].flatMap((parameter) => {
    const { name, type } = parameter.definition;
    const check = exists[namedType(type)];
    // It was there before the value was forgotten.
    if (parameter.isForgotten === true) return [];
    const absent = check && [referencedValue(parameter)].flat().find((value) => !check(world, value));
    return absent === undefined ? [] : [`parameter value ${absent} for parameter name ${name} does not exist`];
  });
  return missing.length === 0 ? undefined : `Parameter validation failed: ${missing.join(', ')}`;
}
