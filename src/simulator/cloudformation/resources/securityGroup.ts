import { authorize, createSecurityGroup, deleteSecurityGroup, revoke } from '../../world/network/securityGroups.ts';
import type { ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';
import { ruleOf } from './securityGroupRule.ts';
import { tagsOf } from './stackTags.ts';

/** Longest name EC2 takes for a security group. */
const nameLimit = 255;

export const securityGroup: ResourceType = {
  name: 'AWS::EC2::SecurityGroup',
  createTime: 5_000,
  deleteTime: 1_000,
  attributes: {
    GroupId: (id) => id,
    Id: (id) => id,
    VpcId: (id, { world }) => world.securityGroups.get(id)?.vpcId,
  },
  create(properties, context) {
    const { world } = context;
    const { id, rules } = createSecurityGroup(world, {
      name: properties.optionalText('GroupName') ?? generatedName(context, nameLimit),
      description: properties.text('GroupDescription'),
      vpcId: properties.text('VpcId'),
      tags: tagsOf(properties, context),
    });
    const ingress = properties.nestedList('SecurityGroupIngress').map((rule) => ruleOf(rule, 'Source'));
    const egress = properties.nestedList('SecurityGroupEgress').map((rule) => ruleOf(rule, 'Destination'));
    if (ingress.length > 0) authorize(world, id, 'ingress', ingress);
    if (egress.length > 0) {
      // What a template lets out replaces the rule that lets everything out.
      revoke(
        world,
        id,
        rules.filter((rule) => rule.egress).map((rule) => rule.id),
      );
      authorize(world, id, 'egress', egress);
    }
    return id;
  },
  delete: (id, { world }) => deleteSecurityGroup(world, id),
};
