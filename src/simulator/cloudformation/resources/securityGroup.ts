import { authorize, createSecurityGroup, deleteSecurityGroup, revoke } from '../../world/network/securityGroups.ts';
import { isSame, normalised, type RuleRequest } from '../../world/network/ruleRequest.ts';
import type { SecurityGroupRule } from '../../world/network/records.ts';
import type { Properties } from '../properties.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';
import { ruleOf } from './securityGroupRule.ts';
import { tagsOf } from './stackTags.ts';

/** Longest name EC2 takes for a security group. */
const nameLimit = 255;

/** What a group lets out when its template says nothing. */
const everything: RuleRequest = { protocol: '-1', fromPort: -1, toPort: -1, cidr: '0.0.0.0/0' };

function rulesIn(properties: Properties, direction: 'ingress' | 'egress'): RuleRequest[] {
  if (direction === 'ingress')
    return properties.nestedList('SecurityGroupIngress').map((rule) => ruleOf(rule, 'Source'));
  const egress = properties.nestedList('SecurityGroupEgress').map((rule) => ruleOf(rule, 'Destination'));
  return egress.length === 0 ? [everything] : egress;
}

/** Takes away the rules of `before` that are not in `after` and adds those that are new; other rules of the group stay. */
function changeRules(
  { world }: ResourceContext,
  id: string,
  direction: 'ingress' | 'egress',
  before: readonly RuleRequest[],
  after: readonly RuleRequest[],
): void {
  const egress = direction === 'egress';
  const rules = world.securityGroups.get(id)?.rules ?? [];
  const says = (requests: readonly RuleRequest[], rule: SecurityGroupRule) =>
    requests.some((request) => isSame(rule, egress, normalised(request)));
  const gone = rules.filter((rule) => says(before, rule) && !says(after, rule));
  const added = after.filter((request) => !rules.some((rule) => isSame(rule, egress, normalised(request))));
  revoke(
    world,
    id,
    gone.map((rule) => rule.id),
  );
  authorize(world, id, direction, added);
}

export const securityGroup: ResourceType = {
  name: 'AWS::EC2::SecurityGroup',
  createTime: 5_000,
  deleteTime: 1_000,
  customName: 'GroupName',
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
      authorize(context.world, id, 'ingress', rulesIn(properties, 'ingress'));
      // What a template lets out replaces the rule that lets everything out.
      changeRules(context, id, 'egress', [everything], rulesIn(properties, 'egress'));
    } catch (error) {
      // Without an id to remember, a rollback would not find the half-made group.
      deleteSecurityGroup(context.world, id);
      throw error;
    }
    return id;
  },
  update(id, properties, context, previous) {
    for (const direction of ['ingress', 'egress'] as const)
      changeRules(context, id, direction, rulesIn(previous, direction), rulesIn(properties, direction));
  },
  tagged: (id, { world }) => world.securityGroups.get(id),
  delete: (id, { world }) => deleteSecurityGroup(world, id),
};
