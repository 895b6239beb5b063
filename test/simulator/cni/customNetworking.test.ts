import { expect, test } from 'vitest';
import { nodes } from '../../../src/simulator/kubernetes/kinds.ts';
import type { KubeNode } from '../../../src/simulator/kubernetes/objects/node.ts';
import { createSecurityGroup } from '../../../src/simulator/world/network/securityGroups.ts';
import { createSubnet } from '../../../src/simulator/world/network/subnets.ts';
import { AddressLab } from './addressLab.ts';

const env = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };

function nodeWith(labels: Record<string, string>, annotations: Record<string, string> = {}): KubeNode {
  return { kind: nodes.kind, metadata: { name: 'node', labels, annotations }, spec: {}, status: {} };
}

function customLab(name: string, node: KubeNode) {
  const lab = new AddressLab('t3.medium', {}, 17);
  // A node of its own: what it has from before custom networking is not at issue.
  for (const eni of lab.interfaces) eni.addresses.splice(1);
  lab.node = node;
  const { vpcId, zone } = lab.instance;
  const subnet = createSubnet(lab.world, { vpcId, zone, cidr: '192.168.64.0/24', tags: {} });
  const group = createSecurityGroup(lab.world, { name: 'pods', description: 'pods', vpcId, tags: {} });
  lab.eniConfigs.set(name, { metadata: { name }, spec: { subnet: subnet.id, securityGroups: [group.id] } });
  lab.start(env);
  return { lab, subnet, group };
}

test('pods get addresses of the ENIConfig’s subnet, and none of the primary interface', () => {
  const { lab, subnet, group } = customLab(
    'ap-northeast-2a',
    nodeWith({ 'topology.kubernetes.io/zone': 'ap-northeast-2a' }),
  );
  lab.addPods(10);
  lab.clock.advance(60_000);
  expect(lab.interfaces.map(({ addresses }) => addresses.length)).toEqual([1, 6, 6]);
  for (const eni of lab.interfaces.slice(1)) expect(eni).toMatchObject({ subnetId: subnet.id, groups: [group.id] });
  expect(lab.ask('eleventh')).toBe('failed to assign an IP address to container');
});

test('an annotation of the node names the ENIConfig before its label does', () => {
  const { lab } = customLab(
    'mine',
    nodeWith({ 'topology.kubernetes.io/zone': 'ap-northeast-2a' }, { 'k8s.amazonaws.com/eniConfig': 'mine' }),
  );
  expect(lab.interfaces).toHaveLength(2);
});

test('without a fitting ENIConfig the daemon does not start', () => {
  const { lab } = customLab('elsewhere', nodeWith({ 'topology.kubernetes.io/zone': 'ap-northeast-2a' }));
  expect(lab.ipamd.isServing).toBe(false);
  expect(lab.ipamd.log.records.at(-1)?.message).toContain('Failed to attach any ENIs for custom networking');
});
