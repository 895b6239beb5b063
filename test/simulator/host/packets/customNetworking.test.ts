import { afterEach, expect, test } from 'vitest';
import { routeLine } from '../../../../src/simulator/host/network/iproute.ts';
import { eniConfigs } from '../../../../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { authorize, createSecurityGroup, revoke } from '../../../../src/simulator/world/network/securityGroups.ts';
import { createSubnet } from '../../../../src/simulator/world/network/subnets.ts';
import { associateVpcCidrBlock } from '../../../../src/simulator/world/network/vpcBlocks.ts';
import type { Lab } from '../../control/lab.ts';
import { deploy } from '../../control/workloads.ts';
import { rulesOf } from '../network/netfilter/dump.ts';
import { known, startNetworkLab, type NetworkLab } from '../networkLab.ts';

let lab: NetworkLab;
afterEach(() => lab.dispose());

/** Pods of zone a in a subnet of a second block, with a group of their own. */
function secondBlock({ world, cluster, controlPlane }: Lab): void {
  const { vpcId } = cluster;
  associateVpcCidrBlock(world, vpcId, '100.64.0.0/16');
  for (const [index, letter] of ['a', 'b'].entries()) {
    const zone = world.zone(letter);
    const subnet = createSubnet(world, { vpcId, cidr: `100.64.${index}.0/24`, zone, tags: {} });
    const group = createSecurityGroup(world, { name: `pods-${letter}`, description: 'pods', vpcId, tags: {} });
    authorize(world, group.id, 'ingress', [{ protocol: '-1', fromPort: -1, toPort: -1, cidr: '192.168.0.0/16' }]);
    authorize(world, group.id, 'ingress', [{ protocol: 'icmp', fromPort: -1, toPort: -1, cidr: '100.64.0.0/16' }]);
    createObject(controlPlane.api, eniConfigs, {
      metadata: { name: zone },
      spec: { subnet: subnet.id, securityGroups: [group.id] },
    });
  }
}

test('pods in a second block keep their address in the VPC, have their own group, and leave it as their node', async () => {
  lab = await startNetworkLab({
    version: '1.34',
    nodes: 2,
    env: {
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true',
      ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone',
    },
    prepare: secondBlock,
  });
  deploy(lab, 'nginx', 12);
  lab.clock.advance(120_000);
  const [from, to] = [lab.podOn(0, 1), lab.podOn(1, 1)];
  expect(from.status.podIP).toMatch(/^100\.64\.0\./);

  const { namespace } = lab.node(0);
  const table = namespace.view().routes.filter((route) => route.table === '2');
  expect(table.map(routeLine)).toEqual(['default via 100.64.0.1 dev ens6', '100.64.0.1 dev ens6 scope link']);
  expect(rulesOf(namespace, 'nat').filter((rule) => /SNAT-CHAIN-0 .*RETURN/.test(rule))).toEqual([
    '-A AWS-SNAT-CHAIN-0 -d 192.168.0.0/16 -m comment --comment "AWS SNAT CHAIN" -j RETURN',
    '-A AWS-SNAT-CHAIN-0 -d 100.64.0.0/16 -m comment --comment "AWS SNAT CHAIN" -j RETURN',
  ]);

  expect(lab.ping(lab.site(from), to)).toMatchObject({ kind: 'reply', ttl: 125 });
  expect(lab.ping(lab.node(0), to)).toMatchObject({ kind: 'reply', ttl: 126 });
  expect(lab.ping(lab.site(from), '142.251.222.4')).toMatchObject({ kind: 'reply' });

  // The group of the other pods decides, not that of the nodes.
  const group = known([...lab.world.securityGroups.values()].find(({ name }) => name === 'pods-b'));
  const rule = known(group.rules.find(({ cidr }) => cidr === '100.64.0.0/16'));
  revoke(lab.world, group.id, [rule.id]);
  expect(lab.ping(lab.site(from), to)).toEqual({ kind: 'silence' });
  expect(lab.ping(lab.node(0), to)).toMatchObject({ kind: 'reply' });
});
