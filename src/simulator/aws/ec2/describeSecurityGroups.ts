import { refuseUnknown } from '../../world/resourceIds.ts';
import type { SecurityGroup } from '../../world/network/records.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';
import { securityGroupItem } from './items/securityGroupItem.ts';

function inbound({ rules }: SecurityGroup) {
  return rules.filter(({ egress }) => !egress);
}

const securityGroups: Description<SecurityGroup> = {
  all: (world) => [...world.securityGroups.values()],
  ids: 'GroupId',
  idOf: ({ id }) => id,
  missing: refuseUnknown('securityGroup'),
  tagsOf: ({ tags }) => tags,
  filters: {
    description: ({ description }) => description,
    'group-id': ({ id }) => id,
    'group-name': ({ name }) => name,
    'ip-permission.cidr': (group) => inbound(group).flatMap(({ cidr }) => cidr ?? []),
    'ip-permission.from-port': (group) => inbound(group).map(({ fromPort }) => String(fromPort)),
    'ip-permission.group-id': (group) => inbound(group).flatMap(({ sourceGroupId }) => sourceGroupId ?? []),
    'ip-permission.protocol': (group) => inbound(group).map(({ protocol }) => protocol),
    'ip-permission.to-port': (group) => inbound(group).map(({ toPort }) => String(toPort)),
    'owner-id': (_group, { account }) => account,
    'vpc-id': ({ vpcId }) => vpcId,
  },
};

export const describeSecurityGroups: Operation = (call) => {
  const { items, nextToken } = described(call, securityGroups);
  return { securityGroupInfo: items.map((group) => securityGroupItem(call.world, group)), nextToken };
};
