import type { RuleRequest } from '../../world/network/ruleRequest.ts';
import { authorize, revoke } from '../../world/network/securityGroups.ts';
import type { Properties } from '../properties.ts';
import type { ResourceType } from '../resourceType.ts';

/** A rule as templates write it; the other side is a block, or a group named by `<side>SecurityGroupId`. Without ports, all of them. */
export function ruleOf(properties: Properties, side: 'Source' | 'Destination'): RuleRequest {
  const cidr = properties.optionalText('CidrIp') ?? properties.optionalText('CidrIpv6');
  const sourceGroupId = properties.optionalText(`${side}SecurityGroupId`);
  const description = properties.optionalText('Description');
  return {
    protocol: properties.text('IpProtocol'),
    fromPort: properties.optionalNumber('FromPort') ?? -1,
    toPort: properties.optionalNumber('ToPort') ?? -1,
    ...(cidr !== undefined && { cidr }),
    ...(sourceGroupId !== undefined && { sourceGroupId }),
    ...(description !== undefined && { description }),
  };
}

function ruleType(name: string, direction: 'ingress' | 'egress', side: 'Source' | 'Destination'): ResourceType {
  return {
    name,
    createTime: 1_000,
    deleteTime: 1_000,
    attributes: { Id: (id) => id },
    create(properties, { world }) {
      const [rule] = authorize(world, properties.text('GroupId'), direction, [ruleOf(properties, side)]);
      return rule?.id ?? '';
    },
    delete(id, { world }) {
      const group = [...world.securityGroups.values()].find(({ rules }) => rules.some((rule) => rule.id === id));
      if (group !== undefined) revoke(world, group.id, [id]);
    },
  };
}

export const securityGroupIngress = ruleType('AWS::EC2::SecurityGroupIngress', 'ingress', 'Source');
export const securityGroupEgress = ruleType('AWS::EC2::SecurityGroupEgress', 'egress', 'Destination');
