import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { teardownPlan } from '../../src/domain/stack/teardownPlan.ts';
import { today } from '../../src/simulator/presets/today.ts';
import { createSecurityGroup } from '../../src/simulator/world/network/securityGroups.ts';
import { fastClock } from './fastClock.ts';
import { LoadBalancerController, type MadeForIngress } from './loadBalancerController.ts';
import { lab, TeardownLab } from './teardownLab.ts';

/** Ingresses of the AWS Load Balancer Controller: what they own has to go while its pods still run. */

const own = today(readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8'));
let site: TeardownLab;
let controller: LoadBalancerController;
afterEach(async () => {
  await controller.dispose();
  site.dispose();
});

async function withIngress(): Promise<MadeForIngress> {
  site = await TeardownLab.start(own);
  site.clock = fastClock(60);
  const { world } = site.simulator;
  controller = new LoadBalancerController(site.simulator, await site.kubeConfig());
  const isPublic = /^192\.168\.[123]\.0\/24$/;
  const subnets = [...world.subnets.values()].filter(({ cidr }) => isPublic.test(cidr)).map(({ id }) => id);
  const group = createSecurityGroup(world, {
    name: 'k8s-traffic-myeks-0123456789',
    description: '[k8s] Shared Backend SecurityGroup for LoadBalancer',
    vpcId: site.vpcId,
    tags: { 'elbv2.k8s.aws/cluster': 'myeks', 'elbv2.k8s.aws/resource': 'backend-sg' },
  });
  // The controller lets its balancers into the nodes: a rule of the nodes' group names its own.
  const nodes = [...world.securityGroups.values()].find(({ name }) => name.includes('ng1'));
  await site.allow(nodes?.id ?? '', group.id);
  return await controller.serve('shop', site.vpcId, subnets, group.id);
}

it('go first, their controller takes their balancers away, and then the rest goes', async () => {
  await withIngress();
  const { world } = site.simulator;
  const plan = teardownPlan(await site.look());
  expect(plan.steps.map(({ kind }) => kind)).toEqual(['balancer-owners', 'load-balancers', 'network', 'stack']);
  expect(plan.notOurs).toEqual([]);
  // 0.0225 for the balancer and 0.005 for its address in each of three zones, on top of the lab’s own.
  expect(plan.perHour).toBeCloseTo(0.343 + 0.0225 + 3 * 0.005, 3);
  const teardown = site.tearDown();
  await expect.poll(() => world.loadBalancers.size).toBe(0);
  expect(world.clusters.size).toBe(1);
  expect(await teardown).toMatchObject({ left: [], failures: [] });
  expect(site.steps[0]).toBe('balancer-owners default/shop');
  expect(site.steps).not.toContainEqual(expect.stringMatching(/^load-balancers/));
  expect(site.standing).toEqual([]);
});

it('whose controller is gone are told of, and what they own goes by its tags', async () => {
  const { balancer, targetGroup } = await withIngress();
  controller.isRunning = false;
  const end = await site.tearDown();
  expect(end.left).toEqual([]);
  expect(end.failures).toMatchObject([{ error: { reason: 'leftovers-remain', subject: 'default/shop' } }]);
  const deleted = site.news.flatMap((each) =>
    each.kind === 'step' && each.step.kind === 'load-balancers'
      ? each.step.items.map(({ resource, why }) => [resource.id, why.detail])
      : [],
  );
  expect(deleted.slice(0, 2)).toEqual([
    [balancer, 'elbv2.k8s.aws/cluster=myeks'],
    [targetGroup, 'elbv2.k8s.aws/cluster=myeks'],
  ]);
  expect(site.standing).toEqual([]);
});

it('cannot be asked of a cluster that does not answer: that is said, and the balancers go by their tags', async () => {
  await withIngress();
  controller.isRunning = false;
  const unreachable = { ...site.ports, cluster: () => Promise.reject(new Error('connect ECONNREFUSED')) };
  Object.defineProperty(site, 'ports', { value: unreachable });
  const { notChecked } = await site.look();
  expect(notChecked).toEqual(
    ['service', 'ingress', 'gateway'].map((kind) => ({ kind, detail: 'connect ECONNREFUSED' })),
  );
  const end = await site.tearDown({ ...lab });
  expect(end).toMatchObject({ left: [], failures: [], plan: { notChecked: [] } });
  expect(site.standing).toEqual([]);
});
