import { expect, it } from 'vitest';
import { isLeakedInterface, type InterfaceFacts } from '../../../src/domain/stack/leakedInterface.ts';

const lab = { vpcId: 'vpc-1', clusterName: 'myeks' };
const nobody: ReadonlySet<string> = new Set();
const leaked: InterfaceFacts = {
  vpcId: 'vpc-1',
  status: 'available',
  description: 'aws-K8S-i-0123456789abcdef0',
  requesterManaged: false,
  interfaceType: 'interface',
  attachmentId: undefined,
  tags: {
    'node.k8s.amazonaws.com/instance_id': 'i-0123456789abcdef0',
    'cluster.k8s.amazonaws.com/name': 'myeks',
  },
};

it('recognises an interface of a node that is gone', () => {
  expect(isLeakedInterface(leaked, lab, nobody)).toBe(true);
});

it('does not need the cluster’s tag, which older CNI versions do not write', () => {
  const tags = { 'node.k8s.amazonaws.com/instance_id': 'i-0123456789abcdef0' };
  expect(isLeakedInterface({ ...leaked, tags }, lab, nobody)).toBe(true);
});

it.each<[string, Partial<InterfaceFacts>]>([
  ['another VPC', { vpcId: 'vpc-2' }],
  ['in use', { status: 'in-use' }],
  ['still attached', { attachmentId: 'eni-attach-1' }],
  ['held by a service of AWS', { requesterManaged: true }],
  ['not a plain interface', { interfaceType: 'nat_gateway' }],
  ['of a load balancer', { description: 'ELB a0123456789abcdef0123456789abcde' }],
  ['of the control plane', { description: 'Amazon EKS myeks' }],
  ['without a node’s tag', { tags: { 'cluster.k8s.amazonaws.com/name': 'myeks' } }],
  [
    'of another cluster in the same VPC',
    { tags: { 'node.k8s.amazonaws.com/instance_id': 'i-1', 'cluster.k8s.amazonaws.com/name': 'other' } },
  ],
])('leaves alone what is %s', (_what, difference) => {
  expect(isLeakedInterface({ ...leaked, ...difference }, lab, nobody)).toBe(false);
});

it('leaves alone what belongs to an instance that lives: its node may be about to attach it', () => {
  expect(isLeakedInterface(leaked, lab, new Set(['i-0123456789abcdef0']))).toBe(false);
});
