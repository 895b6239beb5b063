import { describe, expect, test } from 'vitest';
import {
  authorize,
  createSecurityGroup,
  deleteSecurityGroup,
  revoke,
  ruleIds,
} from '../../../../src/simulator/world/network/securityGroups.ts';
import { createNetworkInterface } from '../../../../src/simulator/world/network/networkInterfaces.ts';
import { expectFault, labNetwork } from '../testWorld.ts';

const everything = { protocol: '-1', fromPort: -1, toPort: -1 };

function lab() {
  const { world, vpc, subnets } = labNetwork();
  const group = (name: string) =>
    createSecurityGroup(world, { name, description: 'of this test', vpcId: vpc.id, tags: {} });
  return { world, vpc, subnets, group };
}

describe('a security group', () => {
  test('lets everything out, and nothing in', () => {
    expect(lab().group('nodes').rules).toMatchObject([{ egress: true, protocol: '-1', cidr: '0.0.0.0/0' }]);
  });

  test("refuses the lab's own rule the second time, in EC2's words", () => {
    const { world, group } = lab();
    const { id } = group('nodes');
    const rule = { ...everything, cidr: '192.168.1.100/32' };
    expect(authorize(world, id, 'ingress', [rule])[0]?.id).toMatch(/^sgr-0[0-9a-f]{16}$/);
    expectFault(
      () => authorize(world, id, 'ingress', [rule]),
      'InvalidPermission.Duplicate',
      'the specified rule "peer: 192.168.1.100/32, ALL, ALLOW" already exists',
    );
    expectFault(
      () =>
        authorize(world, id, 'ingress', [
          { protocol: 'tcp', fromPort: 22, toPort: 22, cidr: '0.0.0.0/0' },
          { protocol: '6', fromPort: 22, toPort: 22, cidr: '0.0.0.0/0' },
        ]),
      'InvalidPermission.Duplicate',
      'the specified rule "peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW" already exists',
    );
    expect(world.securityGroups.get(id)?.rules).toHaveLength(2);
  });

  test('is revoked by what a rule says', () => {
    const { world, group } = lab();
    const { id } = group('nodes');
    const rule = { ...everything, cidr: '192.168.1.100/32' };
    authorize(world, id, 'ingress', [rule]);
    revoke(world, id, ruleIds(world, id, 'ingress', [rule]));
    expectFault(
      () => ruleIds(world, id, 'ingress', [rule]),
      'InvalidPermission.NotFound',
      'The specified rule does not exist in this security group.',
    );
  });

  test('stays while an interface wears it or a rule of another group names it', () => {
    const { world, subnets, group } = lab();
    const [worn, named, naming] = [group('worn'), group('named'), group('naming')];
    createNetworkInterface(world, { subnetId: subnets[0].id, groups: [worn.id], description: '', tags: {} });
    authorize(world, naming.id, 'ingress', [{ ...everything, sourceGroupId: named.id }]);
    for (const { id } of [worn, named])
      expectFault(() => deleteSecurityGroup(world, id), 'DependencyViolation', `resource ${id} has a dependent object`);
    deleteSecurityGroup(world, naming.id);
    deleteSecurityGroup(world, named.id);
    expect(world.securityGroups.has(named.id)).toBe(false);
  });
});
