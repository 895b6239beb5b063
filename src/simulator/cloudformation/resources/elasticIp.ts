import { primaryInterface } from '../../world/compute/instanceLife.ts';
import {
  allocateAddress,
  associateAddress,
  disassociateAddress,
  releaseAddress,
} from '../../world/network/elasticIps.ts';
import { existing } from '../../world/resourceIds.ts';
import type { ElasticIp } from '../../world/network/records.ts';
import type { Properties } from '../properties.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';

function found(publicIp: string, { world }: ResourceContext): ElasticIp | undefined {
  return [...world.elasticIps.values()].find((address) => address.publicIp === publicIp);
}

/** Gives the address to the instance that is asked for, in place of another that may have it. */
function serve(address: ElasticIp | undefined, properties: Properties, { world }: ResourceContext): void {
  if (address === undefined) return;
  if (address.association !== undefined) disassociateAddress(world, address.association.id);
  const instanceId = properties.optionalText('InstanceId');
  if (instanceId === undefined) return;
  const instance = existing(world.instances, 'instance', instanceId);
  associateAddress(world, address.allocationId, primaryInterface(world, instance)?.id ?? '');
}

/** Its physical id is the address. */
export const elasticIp: ResourceType = {
  name: 'AWS::EC2::EIP',
  createTime: 12_000,
  deleteTime: 1_000,
  attributes: {
    AllocationId: (publicIp, context) => found(publicIp, context)?.allocationId,
    PublicIp: (publicIp) => publicIp,
  },
  create(properties, context) {
    const address = allocateAddress(context.world, { tags: tagsOf(properties, context) });
    try {
      serve(address, properties, context);
    } catch (error) {
      // Without an id to remember, a rollback would not find it.
      releaseAddress(context.world, address.allocationId);
      throw error;
    }
    return address.publicIp;
  },
  update(publicIp, properties, context, previous) {
    if (properties.optionalText('InstanceId') !== previous.optionalText('InstanceId'))
      serve(found(publicIp, context), properties, context);
  },
  tagged: found,
  delete(publicIp, context) {
    const address = found(publicIp, context);
    if (address === undefined) return;
    if (address.association !== undefined) disassociateAddress(context.world, address.association.id);
    releaseAddress(context.world, address.allocationId);
  },
};
