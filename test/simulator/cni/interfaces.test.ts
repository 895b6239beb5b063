import { expect, test } from 'vitest';
import {
  createNetworkInterface,
  deleteNetworkInterface,
} from '../../../src/simulator/world/network/networkInterfaces.ts';
import { AddressLab, noAddress } from './addressLab.ts';

test('a second interface looks as the VPC CNI makes it', () => {
  const lab = new AddressLab('t3.medium', { CLUSTER_NAME: 'myeks' }, 17);
  lab.addPods(1);
  lab.clock.advance(15_000);
  const [primary, second] = lab.interfaces;
  expect(second).toMatchObject({
    description: `aws-K8S-${lab.instance.id}`,
    subnetId: primary?.subnetId,
    groups: primary?.groups,
    status: 'in-use',
    attachment: { instanceId: lab.instance.id, deviceIndex: 1, deleteOnTermination: true },
    tags: {
      'node.k8s.amazonaws.com/instance_id': lab.instance.id,
      'cluster.k8s.amazonaws.com/name': 'myeks',
      'eks:eni:owner': 'amazon-vpc-cni',
    },
  });
  expect(second?.tags['node.k8s.amazonaws.com/createdAt']).toMatch(/^2026-11-23T\d\d:\d\d:\d\dZ$/);
  expect(second?.publicIp).toBeUndefined();
});

test('a new interface gives addresses about ten seconds after it was needed, not before', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  lab.addPods(5);
  lab.clock.advance(6000);
  expect(lab.ask('sixth')).toBe(noAddress);
  lab.clock.advance(10_000);
  expect(lab.interfaces[1]?.addresses).toContain(lab.ask('sixth'));
});

test('a full subnet is asked again once there is room and two minutes have passed', () => {
  // A /27 has 27 usable addresses: six for the node and its first pool, 21 for somebody else.
  const lab = new AddressLab('t3.medium', {}, 17, { cidr: '192.168.1.0/27' });
  const request = { subnetId: lab.instance.subnetId, groups: [], description: '', tags: {} };
  const other = createNetworkInterface(lab.world, { ...request, secondaryPrivateIpAddressCount: 20 });
  lab.addPods(5);
  lab.clock.advance(600_000);
  expect(lab.interfaces).toHaveLength(1);
  expect(lab.ask('one-more')).toBe(noAddress);
  deleteNetworkInterface(lab.world, other.id);
  lab.clock.advance(150_000);
  expect(lab.interfaces).toHaveLength(2);
});

test('an idle daemon that sweeps nothing asks for no timer', () => {
  const lab = new AddressLab('t3.medium', { DISABLE_LEAKED_ENI_CLEANUP: 'true' }, 17);
  let asked = 0;
  const after = lab.clock.after.bind(lab.clock);
  lab.clock.after = (ms, run) => {
    asked += 1;
    return after(ms, run);
  };
  lab.clock.advance(3_600_000);
  expect(asked).toBe(0);
});
