import { describe, expect, it } from 'vitest';
import { teardownPlan } from '../../../src/domain/stack/teardownPlan.ts';
import { eksctl, inventory, made, stack } from './labWorld.ts';

const base = stack('myeks');
const [nodes, addon, control] = [eksctl('nodegroup-ng1'), eksctl('addon-vpc-cni'), eksctl('cluster')];
const cluster = made('cluster', 'myeks', { vpcId: 'vpc-1' });
const group = made('nodegroup', 'myeks/ng1', { name: 'ng1' });
const issuer = 'arn:aws:iam::1:oidc-provider/oidc.eks.ap-northeast-2.amazonaws.com/id/AAAA';

function titles(plan: ReturnType<typeof teardownPlan>): readonly string[] {
  return plan.steps.map(({ kind, items }) => `${kind}: ${items.map(({ resource }) => resource.name).join(' ')}`);
}

describe('teardownPlan', () => {
  it('has nothing to do where nothing is', () => {
    expect(teardownPlan(inventory([]))).toMatchObject({ steps: [], byHand: [], notOurs: [], perHour: 0 });
  });

  it('takes the family apart in an order in which nothing waits for what comes later', () => {
    const plan = teardownPlan(
      inventory(
        [
          base,
          addon,
          control,
          nodes,
          cluster,
          group,
          made('oidc-provider', issuer, { name: 'AAAA' }),
          made('service', 'kube-system/kube-ops-view'),
          made('classic-load-balancer', 'a1', { vpcId: 'vpc-1', tags: { 'kubernetes.io/cluster/myeks': 'owned' } }),
          made('volume', 'vol-1', { status: 'available', tags: { 'kubernetes.io/cluster/myeks': 'owned' } }),
          made('log-group', '/aws/eks/myeks/cluster'),
          made('network-interface', 'eni-1', {
            vpcId: 'vpc-1',
            status: 'available',
            description: 'aws-K8S-i-9',
            tags: { 'node.k8s.amazonaws.com/instance_id': 'i-9' },
            interface: { requesterManaged: false, type: 'interface', attachmentId: undefined },
          }),
        ],
        [
          [cluster, control],
          [group, nodes],
        ],
      ),
    );
    expect(titles(plan)).toEqual([
      'balancer-owners: kube-system/kube-ops-view',
      'load-balancers: a1',
      'stack: eksctl-myeks-nodegroup-ng1',
      'stack: eksctl-myeks-addon-vpc-cni',
      'oidc: AAAA',
      'stack: eksctl-myeks-cluster',
      'network: eni-1',
      'stack: myeks',
      'rest: vol-1 /aws/eks/myeks/cluster',
    ]);
    expect(plan.byHand).toEqual([]);
    expect(plan.notOurs).toEqual([]);
  });

  it('lists with each stack what goes with it, and what that costs', () => {
    const node = made('instance', 'i-1', {
      status: 'running',
      type: 't3.medium',
      tags: { 'eks:cluster-name': 'myeks' },
    });
    const bastion = made('instance', 'i-2', { status: 'running', type: 't3.micro', vpcId: 'vpc-1' });
    const disk = made('volume', 'vol-1', { instanceId: 'i-1', type: 'gp3', sizeGib: 30, status: 'in-use' });
    const plan = teardownPlan(
      inventory(
        [base, nodes, control, cluster, group, node, bastion, disk],
        [
          [cluster, control],
          [group, nodes],
          [bastion, base],
        ],
      ),
    );
    const withThem = plan.steps.map(({ goesWith }) => goesWith.map(({ resource }) => resource.id));
    expect(withThem).toEqual([['i-1', 'vol-1', 'myeks/ng1'], ['myeks'], ['i-2']]);
    // An hour of a control plane, a t3.medium, a t3.micro and 30 GB of gp3 at 0.0912 a month, in Seoul.
    expect(plan.perHour).toBeCloseTo(0.1 + 0.052 + 0.013 + (30 * 0.0912) / 730, 6);
  });

  it('asks apart for what a person made inside the cluster', () => {
    const own = made('nodegroup', 'myeks/mine', { name: 'mine' });
    const plan = teardownPlan(
      inventory(
        [base, cluster, group, own],
        [
          [cluster, base],
          [group, base],
        ],
      ),
    );
    expect(plan.byHand.map(({ resource }) => resource.name)).toEqual(['mine']);
    expect(titles(plan)).toEqual(['nodegroups: mine', 'stack: myeks']);
  });

  it('never has a step for what only looks alike', () => {
    const plan = teardownPlan(
      inventory([
        eksctl('dev-cluster', 'myeks-dev'),
        stack('myeks-vpn'),
        made('cluster', 'myeks', { vpcId: 'vpc-2' }),
        made('log-group', '/aws/eks/myeks-dev/cluster'),
        made('network-interface', 'eni-9', { vpcId: 'vpc-1', status: 'available', description: 'db' }),
        made('security-group', 'sg-9', { vpcId: 'vpc-1', name: 'mine' }),
        made('volume', 'vol-9', { status: 'available', tags: { 'ebs.csi.aws.com/cluster': 'true' } }),
        made('key-pair', 'eksctl-myeks-dev-nodegroup-ng1-00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff'),
        made('classic-load-balancer', 'b', { vpcId: 'vpc-2', tags: { 'kubernetes.io/cluster/myeks': 'owned' } }),
        made('oidc-provider', issuer.replace('AAAA', 'BBBB')),
      ]),
    );
    expect(plan.steps).toEqual([]);
    expect(plan.notOurs.map(({ resource, why }) => [resource.name, why.code])).toEqual([
      ['eksctl-myeks-dev-cluster', 'other-cluster'],
      ['myeks-vpn', 'no-tag'],
      ['myeks', 'other-vpc'],
      ['/aws/eks/myeks-dev/cluster', 'other-cluster'],
      ['eni-9', 'foreign-in-vpc'],
      ['mine', 'foreign-in-vpc'],
      ['vol-9', 'which-cluster'],
      [expect.stringContaining('dev-nodegroup') as string, 'other-cluster'],
      ['b', 'other-vpc'],
    ]);
  });
});
