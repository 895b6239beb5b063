import type { InternetGateway } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import { tagSet } from './tagSet.ts';

/** A member of DescribeInternetGateways. */
export function internetGatewayItem({ account }: World, { id, vpcId, tags }: InternetGateway): object {
  return {
    internetGatewayId: id,
    ownerId: account,
    attachmentSet: vpcId === undefined ? [] : [{ vpcId, state: 'available' }],
    tagSet: tagSet(tags),
  };
}
