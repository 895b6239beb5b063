import { describe, expect, it } from 'vitest';
import { belonging } from '../../../src/domain/stack/belonging.ts';
import type { LabResource } from '../../../src/domain/stack/labResource.ts';
import { inventory, made, place } from './labWorld.ts';

const owned = { 'kubernetes.io/cluster/myeks': 'owned' };
const node = made('instance', 'i-1', { status: 'running', tags: { 'eks:cluster-name': 'myeks' } });
const leaked = made('network-interface', 'eni-1', {
  vpcId: 'vpc-1',
  status: 'available',
  description: 'aws-K8S-i-1',
  tags: { 'node.k8s.amazonaws.com/instance_id': 'i-1' },
  interface: { requesterManaged: false, type: 'interface', attachmentId: undefined },
});

function ours(resource: LabResource, ...others: readonly LabResource[]): string | undefined {
  return belonging(resource, inventory([resource, ...others]))?.ours;
}

describe('belonging', () => {
  it('takes an interface of a node only once the node is gone', () => {
    expect(ours(leaked, node)).toBe('with');
    expect(ours(leaked, { ...node, status: 'terminated' })).toBe('delete');
    expect(ours(leaked)).toBe('delete');
    expect(ours({ ...leaked, vpcId: 'vpc-2' })).toBeUndefined();
    expect(ours({ ...leaked, tags: { ...leaked.tags, 'cluster.k8s.amazonaws.com/name': 'other' } })).toBe('no');
  });

  it('leaves an interface alone when nobody can see whether its node is gone', () => {
    const blind = { ...inventory([leaked]), notChecked: [{ kind: 'instance', detail: 'denied' } as const] };
    expect(belonging(leaked, blind)?.ours).toBe('no');
  });

  it('knows the interfaces of the control plane and of load balancers, and whose those are', () => {
    const eks = made('network-interface', 'eni-2', {
      vpcId: 'vpc-1',
      status: 'in-use',
      description: 'Amazon EKS myeks',
    });
    expect(ours(eks)).toBe('with');
    const elb = made('network-interface', 'eni-3', { vpcId: 'vpc-1', status: 'in-use', description: 'ELB a1' });
    const balancer = made('classic-load-balancer', 'a1', { vpcId: 'vpc-1' });
    expect(ours(elb, { ...balancer, tags: owned })).toBe('with');
    expect(ours(elb, balancer)).toBe('no');
    expect(ours(elb)).toBe('no');
  });

  it('leaves the group of EKS to the cluster while there is one, and that of a balancer to the balancer', () => {
    const eks = made('security-group', 'sg-1', {
      name: 'eks-cluster-sg-myeks-123',
      vpcId: 'vpc-1',
      tags: { 'aws:eks:cluster-name': 'myeks' },
    });
    expect(ours(eks, made('cluster', 'myeks', { vpcId: 'vpc-1' }))).toBe('with');
    expect(ours(eks)).toBe('delete');
    expect(ours({ ...eks, tags: { 'aws:eks:cluster-name': 'other' } })).toBe('no');
    const elb = made('security-group', 'sg-2', { name: 'k8s-elb-a1', vpcId: 'vpc-1', tags: owned });
    expect(ours(elb, made('classic-load-balancer', 'a1', { vpcId: 'vpc-1', tags: owned }))).toBe('with');
    expect(ours(elb)).toBe('delete');
    expect(ours({ ...elb, tags: {} })).toBe('no');
  });

  it('takes volumes of claims by the cluster’s own tag', () => {
    const volume = made('volume', 'vol-1', { status: 'available', tags: owned });
    expect(ours(volume)).toBe('delete');
    // One that somebody attached elsewhere still costs, and is the claim’s: AWS refuses to delete it while it is in use.
    expect(ours({ ...volume, status: 'in-use', instanceId: 'i-7' })).toBe('delete');
    expect(
      ours({ ...volume, tags: { 'kubernetes.io/cluster/other': 'owned', 'ebs.csi.aws.com/cluster': 'true' } }),
    ).toBe(undefined);
  });

  it('takes an OIDC provider by its issuer, or by eksctl’s tag once the issuer is not known any more', () => {
    const arn = (region: string, id: string) =>
      `arn:aws:iam::1:oidc-provider/oidc.eks.${region}.amazonaws.com/id/${id}`;
    expect(ours(made('oidc-provider', arn(place.region, 'AAAA')))).toBe('delete');
    expect(ours(made('oidc-provider', arn('us-east-1', 'AAAA')))).toBeUndefined();
    const tags = { 'alpha.eksctl.io/cluster-name': 'myeks' };
    expect(ours(made('oidc-provider', arn(place.region, 'BBBB'), { tags }))).toBe('delete');
    expect(ours(made('oidc-provider', arn(place.region, 'CCCC')))).toBeUndefined();
  });

  it('takes a key pair that eksctl imported for the nodes, and no other', () => {
    const fingerprint = '00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff';
    expect(ours(made('key-pair', `eksctl-myeks-nodegroup-ng1-${fingerprint}`))).toBe('delete');
    expect(ours(made('key-pair', 'eksctl-myeks-nodegroup-mine'))).toBe('no');
    expect(ours(made('key-pair', 'my-laptop'))).toBeUndefined();
  });
});
