import { expect, test } from 'vitest';
import { AwsFault } from '../../../src/simulator/world/fault.ts';
import { createNetworkInterface } from '../../../src/simulator/world/network/networkInterfaces.ts';
import { createSubnet } from '../../../src/simulator/world/network/subnets.ts';
import { AddressLab, noAddress } from './addressLab.ts';

/** Meets calls of an operation with a refusal, `times` times; counts all its calls. */
function refuse(lab: AddressLab, operation: string, code: string, times = Infinity): { calls: number } {
  const seen = { calls: 0 };
  lab.world.faultFor = (called) => {
    if (called !== operation) return undefined;
    seen.calls += 1;
    return seen.calls <= times ? new AwsFault(code, 'refused by the test', 503) : undefined;
  };
  return seen;
}

/** Somebody else takes all but `left` addresses of the node's subnet. */
function crowd(lab: AddressLab, total: number, left: number): void {
  const request = { subnetId: lab.instance.subnetId, groups: [], description: '', tags: {} };
  for (let rest = total - left; rest > 0; rest -= 50)
    createNetworkInterface(lab.world, { ...request, secondaryPrivateIpAddressCount: Math.min(rest, 50) - 1 });
}

test('a throttled call is tried again by the SDK, and the interface comes later', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  const seen = refuse(lab, 'AttachNetworkInterface', 'RequestLimitExceeded', 3);
  lab.addPods(1);
  lab.clock.advance(30_000);
  expect(lab.interfaces).toHaveLength(2);
  expect(seen.calls).toBe(4);
});

test('an interface that cannot be attached is deleted, and tried again', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  refuse(lab, 'AttachNetworkInterface', 'AttachmentLimitExceeded', 2);
  lab.addPods(1);
  lab.clock.advance(60_000);
  expect(lab.interfaces).toHaveLength(2);
  expect(lab.world.networkInterfaces.size).toBe(2);
});

test('a full subnet is not asked again for two minutes', () => {
  const lab = new AddressLab('t3.medium', { ENABLE_SUBNET_DISCOVERY: 'false' }, 17, { cidr: '192.168.1.0/27' });
  crowd(lab, 21, 0);
  const seen = refuse(lab, 'CreateNetworkInterface', '', 0);
  lab.addPods(5);
  lab.clock.advance(10_000);
  expect(seen.calls).toBe(1);
  lab.clock.advance(105_000);
  expect(seen.calls).toBe(1);
  lab.clock.advance(20_000);
  expect(seen.calls).toBe(2);
});

test('with room for one address only, one is taken', () => {
  const lab = new AddressLab('t3.medium', { WARM_IP_TARGET: '2' }, 17, { cidr: '192.168.1.0/28' });
  crowd(lab, 8, 1);
  expect(lab.secondaryAddresses).toBe(2);
  lab.addPods(2);
  lab.clock.advance(60_000);
  expect(lab.secondaryAddresses).toBe(3);
  expect(lab.interfaces).toHaveLength(1);
});

test('without a /28 left there is no prefix, though single addresses are free', () => {
  // Of the four aligned blocks of a /26 AWS keeps addresses of the first and the last; the node's own is in one of them.
  const env = { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '3', ENABLE_SUBNET_DISCOVERY: 'false' };
  const lab = new AddressLab('t3.medium', env, 110, { cidr: '192.168.1.0/26' });
  const [primary] = lab.interfaces;
  expect(lab.prefixes).toBeLessThan(3);
  expect(59 - (primary?.addresses.length ?? 0) - lab.prefixes * 16).toBeGreaterThan(16);
  const messages = lab.ipamd.log.records.map(({ message }) => message);
  expect(messages.some((each) => each.includes('InsufficientCidrBlocks'))).toBe(true);
  expect(messages.some((each) => each.startsWith('Recently we had InsufficientCidr error'))).toBe(false);
  lab.addPods(1);
  lab.clock.advance(10_000);
  expect(lab.ipamd.log.records.at(-1)?.message).toBe(
    'Recently we had InsufficientCidr error hence will wait for 2m0s before retrying',
  );
});

test('older releases get an interface without addresses first, and then as many as there are', () => {
  // 27 usable addresses: the node's six, 19 of somebody else's, and two for the new interface and one pod.
  const old = new AddressLab('t3.medium', {}, 17, { cidr: '192.168.1.0/27', version: 'v1.12.6' });
  crowd(old, 21, 2);
  old.addPods(5);
  old.clock.advance(200_000);
  expect(old.interfaces.map(({ addresses }) => addresses.length)).toEqual([6, 2]);
  const recent = new AddressLab('t3.medium', {}, 17, { cidr: '192.168.1.0/27' });
  crowd(recent, 21, 2);
  recent.addPods(5);
  recent.clock.advance(200_000);
  expect(recent.interfaces).toHaveLength(1);
});

test('before 1.17.1 a pool that holds all pods of the node grows on, since then it does not', () => {
  const old = new AddressLab('t3.medium', {}, 8, { version: 'v1.16.0' });
  old.addPods(6);
  old.clock.advance(60_000);
  expect(old.secondaryAddresses).toBe(15);
  const recent = new AddressLab('t3.medium', {}, 8);
  recent.addPods(6);
  recent.clock.advance(60_000);
  expect(recent.secondaryAddresses).toBe(10);
});

test('without the CNI policy the daemon does not start, and says on its pod what it lacks', () => {
  const lab = new AddressLab('t3.medium', {}, 17);
  const role = lab.world.roles.get('node');
  if (role !== undefined) role.managedPolicies = ['arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy'];
  lab.start({});
  expect(lab.ipamd.isServing).toBe(false);
  expect(lab.ask('a-pod')).toContain('Error received from AddNetwork gRPC call: rpc error: code = Unavailable');
  expect(lab.warnings[0]).toBe(
    'MissingIAMPermissions: Unauthorized operation: failed to call ec2:DescribeNetworkInterfaces due to missing permissions. Please refer https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/iam-policy.md to attach relevant policy to IAM role',
  );
  if (role !== undefined) role.managedPolicies = ['arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'];
  lab.clock.advance(400_000);
  expect(lab.ipamd.isServing).toBe(true);
});

test('the pool grows in another subnet of the zone that is marked for it, when its own is full', () => {
  const lab = new AddressLab('t3.medium', {}, 17, { cidr: '192.168.1.0/27' });
  crowd(lab, 21, 0);
  const more = { vpcId: lab.instance.vpcId, zone: lab.instance.zone };
  createSubnet(lab.world, { ...more, cidr: '192.168.2.0/24', tags: {} });
  const marked = createSubnet(lab.world, { ...more, cidr: '192.168.3.0/24', tags: { 'kubernetes.io/role/cni': '1' } });
  lab.addPods(5);
  lab.clock.advance(30_000);
  expect(lab.interfaces[1]?.subnetId).toBe(marked.id);
  marked.tags = { 'kubernetes.io/role/cni': '0' };
  lab.addPods(5);
  lab.clock.advance(30_000);
  expect(lab.interfaces).toHaveLength(2);
  expect(lab.ask('one-more')).toBe(noAddress);
});
