import { authorize, createSecurityGroup, deleteSecurityGroup, revoke } from '../../world/network/securityGroups.ts';
import type { Properties } from '../properties.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';
import { ruleOf } from './securityGroupRule.ts';
import { tagsOf } from './stackTags.ts';

/** Longest name EC2 takes for a security group. */
const nameLimit = 255;

function addRules(properties: Properties, id: string, { world }: ResourceContext): void {
  const ingress = properties.nestedList('SecurityGroupIngress').map((rule) => ruleOf(rule, 'Source'));
  const egress = properties.nestedList('SecurityGroupEgress').map((rule) => ruleOf(rule, 'Destination'));
  if (ingress.length > 0) authorize(world, id, 'ingress', ingress);
  if (egress.length === 0) return;
  // What a template lets out replaces the rule that lets everything out.
  const everything = world.securityGroups.get(id)?.rules.filter((rule) => rule.egress) ?? [];
  revoke(
    world,
    id,
    everything.map((rule) => rule.id),
  );
  authorize(world, id, 'egress', egress);
}

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
    const { id } = createSecurityGroup(context.world, {
      name: properties.optionalText('GroupName') ?? generatedName(context, nameLimit),
      description: properties.text('GroupDescription'),
      vpcId: properties.text('VpcId'),
      tags: tagsOf(properties, context),
    });
    try {
      addRules(properties, id, context);
    } catch (error) {
      // Without an id to remember, a rollback would not find the half-made group.
      deleteSecurityGroup(context.world, id);
      throw error;
    }
    return id;
  },
  delete: (id, { world }) => deleteSecurityGroup(world, id),
};
