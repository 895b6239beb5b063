import { AwsFault } from '../../world/fault.ts';
import { createSubnet as create } from '../../world/network/subnets.ts';
import type { World } from '../../world/world.ts';
import { zonesOf } from '../../world/zones.ts';
import type { Operation } from '../operation.ts';
import { optionalText, requiredText } from './input.ts';
import type { Input } from '../inputMembers.ts';
import { subnetItem } from './items/subnetItem.ts';
import { tagSpecification } from './tags.ts';

export const createSubnet: Operation = ({ world, input }) => {
  const subnet = create(world, {
    vpcId: requiredText(input, 'VpcId'),
    cidr: requiredText(input, 'CidrBlock'),
    zone: zoneIn(world, input),
    tags: tagSpecification(input, 'subnet'),
  });
  return { subnet: subnetItem(world, subnet) };
};

/** The zone by name or id; EC2 chooses when none is asked for, and here it chooses the first. */
function zoneIn(world: World, input: Input): string {
  const zones = zonesOf(world);
  const id = optionalText(input, 'AvailabilityZoneId');
  if (id === undefined) return optionalText(input, 'AvailabilityZone') ?? zones[0]?.name ?? '';
  const zone = zones.find((each) => each.id === id);
  if (zone === undefined)
    throw new AwsFault(
      'InvalidParameterValue',
      `Value (${id}) for parameter availabilityZoneId is invalid. Subnets can currently only be created in the following availability zones: ${zones.map((each) => each.id).join(', ')}.`,
    );
  return zone.name;
}
