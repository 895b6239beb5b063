import { expect, test } from 'vitest';
import { nodes } from '../../../src/simulator/kubernetes/kinds.ts';
import { attachNetworkInterface } from '../../../src/simulator/world/network/attachments.ts';
import { createNetworkInterface, setGroups } from '../../../src/simulator/world/network/networkInterfaces.ts';
import { createSecurityGroup } from '../../../src/simulator/world/network/securityGroups.ts';
import { unassignPrivateIpAddresses } from '../../../src/simulator/world/network/secondaryAddresses.ts';
import { AddressLab } from './addressLab.ts';

function attach(lab: AddressLab, tags: Record<string, string>): string {
  const eni = createNetworkInterface(lab.world, {
    subnetId: lab.instance.subnetId,
    groups: [],
    description: 'by hand',
    tags,
    secondaryPrivateIpAddressCount: 2,
  });
  attachNetworkInterface(lab.world, { networkInterfaceId: eni.id, instanceId: lab.instance.id, deviceIndex: 1 });
  return eni.id;
}

const pooled = (lab: AddressLab) => lab.ipamd.pool.interfaces.map(({ id }) => id);

test('an interface attached by hand joins the pool when the daemon next compares with EC2, and is tagged', () => {
  const lab = new AddressLab('t3.medium', { CLUSTER_NAME: 'myeks' }, 17);
  const id = attach(lab, {});
  expect(pooled(lab)).toHaveLength(1);
  lab.clock.advance(66_000);
  expect(pooled(lab)).toContain(id);
  expect(lab.world.networkInterfaces.get(id)?.tags['cluster.k8s.amazonaws.com/name']).toBe('myeks');
});

test('one that is marked as somebody else’s does not, and takes a place of the node', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  const id = attach(lab, { 'node.k8s.amazonaws.com/no_manage': 'true' });
  lab.addPods(10);
  lab.clock.advance(200_000);
  expect(pooled(lab)).not.toContain(id);
  expect(lab.interfaces).toHaveLength(3);
  expect(lab.ask('eleventh')).toBe('failed to assign an IP address to container');
});

test('with MANAGE_UNTAGGED_ENI=false nor does one without the daemon’s tag', () => {
  const lab = new AddressLab('t3.medium', { MANAGE_UNTAGGED_ENI: 'false' }, 17);
  const id = attach(lab, {});
  lab.clock.advance(200_000);
  expect(pooled(lab)).not.toContain(id);
});

test('addresses taken away by hand are not given out once the daemon has compared with EC2', () => {
  const lab = new AddressLab('t3.medium', { WARM_ENI_TARGET: '0' }, 17);
  const [primary] = lab.interfaces;
  const networkInterfaceId = primary?.id ?? '';
  const addresses = primary?.addresses.slice(1, 5) ?? [];
  unassignPrivateIpAddresses(lab.world, { networkInterfaceId, addresses });
  lab.clock.advance(90_000);
  expect(lab.ipamd.pool.total).toBe(1);
});

test('security groups of the primary interface reach the others within half a minute', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  lab.addPods(1);
  lab.clock.advance(60_000);
  const { vpcId } = lab.instance;
  const group = createSecurityGroup(lab.world, { name: 'more', description: 'more', vpcId, tags: {} });
  const [primary] = lab.interfaces;
  setGroups(lab.world, primary?.id ?? '', [...(primary?.groups ?? []), group.id]);
  lab.clock.advance(36_000);
  expect(lab.interfaces[1]?.groups).toContain(group.id);
});

test('on a cordoned node interfaces neither come nor go, unless that is asked for', () => {
  const cordoned = { kind: nodes.kind, metadata: { name: 'node' }, spec: { unschedulable: true }, status: {} };
  const lab = new AddressLab('t3.medium', {}, 17);
  lab.node = cordoned;
  const [sandbox = ''] = lab.addPods(1);
  lab.clock.advance(60_000);
  expect(lab.interfaces).toHaveLength(1);
  lab.node = undefined;
  lab.clock.advance(20_000);
  expect(lab.interfaces).toHaveLength(2);
  lab.node = cordoned;
  lab.ipamd.removeSandbox(sandbox);
  lab.clock.advance(120_000);
  expect(lab.interfaces).toHaveLength(2);
  lab.start({ AWS_MANAGE_ENIS_NON_SCHEDULABLE: 'true' });
  expect(lab.interfaces).toHaveLength(1);
});

test('pods are annotated with their address where that is asked for, and with none when it is taken back', () => {
  const lab = new AddressLab('t3.medium', { ANNOTATE_POD_IP: 'true' }, 17);
  const address = lab.ask('a-pod');
  lab.ipamd.removeSandbox('a-pod');
  expect(lab.annotations).toEqual([
    `default/a-pod vpc.amazonaws.com/pod-ips=${address}`,
    'default/a-pod vpc.amazonaws.com/pod-ips=',
  ]);
});

test('security groups for pods are not modelled, and that is said', () => {
  const lab = new AddressLab('t3.medium', { ENABLE_POD_ENI: 'true' }, 17);
  expect(lab.warnings.join()).toMatch(/^UnsupportedSetting: ENABLE_POD_ENI is set, but/);
});
