import { expect, test } from 'vitest';
import { linkLocalAddress } from '../../../../src/simulator/host/network/linkLocalAddress.ts';
import { vethName } from '../../../../src/simulator/host/network/vethName.ts';

test.each([
  ['kube-system', 'coredns-6777fcd775-2xfgg', 'eni141ecaa749b'],
  ['default', 'netshoot-pod-7757d5dd99-5zg9b', 'eni8397fc40833'],
])('the veth of %s/%s is the one of the lab', (namespace, pod, veth) => {
  expect(vethName('eni', namespace, pod)).toBe(veth);
});

test.each([
  ['02:88:34:d9:c2:bc', 'fe80::88:34ff:fed9:c2bc'],
  ['06:cb:6c:ec:76:fe', 'fe80::4cb:6cff:feec:76fe'],
  ['02:00:00:00:00:01', 'fe80::ff:fe00:1'],
])('%s gives %s', (mac, address) => {
  expect(linkLocalAddress(mac)).toBe(address);
});
