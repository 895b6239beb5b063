import { describe, expect, it } from 'vitest';
import { LabError } from '../../../src/base/errors.ts';
import {
  teardownStack,
  type TeardownPorts,
  type TeardownResult,
  type TeardownStep,
  type TeardownTarget,
} from '../../../src/commands/teardown/teardownStack.ts';
import type { Instance, Leftover, NetworkInterface } from '../../../src/ports/cloud.ts';
import { hurriedClock } from '../hurriedClock.ts';
import { stackId, StackTwin } from '../stackTwin.ts';

const target = { stackId, vpcId: 'vpc-1', clusterName: 'myeks' };
const cleanDelete = [
  'myeks DELETE_IN_PROGRESS User Initiated',
  'Ng1 DELETE_IN_PROGRESS',
  'Ng1 DELETE_COMPLETE',
  'Vpc DELETE_COMPLETE',
  'myeks DELETE_COMPLETE',
];
const stuckDelete = [
  'myeks DELETE_IN_PROGRESS User Initiated',
  'Ng1 DELETE_COMPLETE',
  'PubSubnet1 DELETE_FAILED The subnet has dependencies and cannot be deleted.',
  'myeks DELETE_FAILED The following resource(s) failed to delete: [PubSubnet1].',
];

const leakedInterface: NetworkInterface = {
  id: 'eni-leaked',
  status: 'available',
  description: 'aws-K8S-i-1',
  vpcId: 'vpc-1',
  subnetId: 'subnet-1',
  zone: 'ap-northeast-2a',
  macAddress: '02:00:00:00:00:01',
  requesterManaged: false,
  interfaceType: 'interface',
  instanceId: undefined,
  attachmentId: undefined,
  deviceIndex: undefined,
  addresses: ['192.168.1.5'],
  prefixes: [],
  publicIp: undefined,
  groupIds: [],
  tags: { 'node.k8s.amazonaws.com/instance_id': 'i-1' },
};

/** The far side of a teardown: everything asked of it, in order. */
class World {
  readonly calls: string[] = [];
  readonly stacks: StackTwin;
  services: { namespace: string; name: string }[] = [];
  interfaces: NetworkInterface[] = [];
  /** Security groups that EKS left. */
  groups: string[] = [];
  /** What each look for leftovers finds; nothing when they run out. */
  leftovers: Leftover[][] = [];
  deleteInterface: (id: string) => void = () => {};

  constructor(...deletes: readonly (readonly string[])[]) {
    this.stacks = new StackTwin({ deletes });
  }

  get ports(): TeardownPorts {
    const compute = {
      instances: () => Promise.resolve<readonly Instance[]>([]),
      networkInterface: () => Promise.resolve(undefined),
      networkInterfaces: () => Promise.resolve(this.interfaces),
      natGateways: () => Promise.resolve([]),
      network: (vpcId: string) => Promise.resolve({ vpcId, cidrs: [], subnets: [] }),
      deleteNetworkInterface: async (id: string) => {
        this.calls.push(`delete ${id}`);
        this.deleteInterface(id);
        this.interfaces = this.interfaces.filter((each) => each.id !== id);
        await Promise.resolve();
      },
      clusterSecurityGroups: () => Promise.resolve(this.groups),
      deleteSecurityGroup: (id: string) => {
        this.calls.push(`delete ${id}`);
        this.groups = this.groups.filter((each) => each !== id);
        return Promise.resolve();
      },
      leftovers: () => Promise.resolve(this.leftovers.shift() ?? []),
    };
    const cluster = {
      loadBalancerServices: () => Promise.resolve([...this.services]),
      deleteService: async (namespace: string, name: string) => {
        this.calls.push(`delete service ${namespace}/${name}; stack deletes so far: ${this.stacks.calls.length}`);
        this.services = this.services.filter((each) => each.name !== name);
        await Promise.resolve();
      },
    };
    return { cloud: { stacks: this.stacks, compute }, cluster: () => Promise.resolve(cluster), clock: hurriedClock() };
  }
}

async function tearDown(ports: TeardownPorts, signal = new AbortController().signal, what: TeardownTarget = target) {
  const steps: TeardownStep[] = [];
  const result: TeardownResult = await teardownStack(ports, what, (step) => steps.push(step), signal);
  return { result, steps };
}

describe('teardownStack', () => {
  it('deletes the stack and finds nothing left', async () => {
    const world = new World(cleanDelete);
    const { result, steps } = await tearDown(world.ports);
    expect(result).toEqual({ leftovers: [], clusterError: undefined });
    expect(world.stacks.calls).toEqual([`delete ${stackId}`]);
    expect(steps[0]?.kind).toBe('load-balancers');
    expect(steps.at(-1)?.kind).toBe('verify');
    const last = steps.findLast((step) => step.kind === 'stack');
    expect(last).toMatchObject({ progress: { done: 2, failed: [] } });
  });

  it('deletes Services with load balancers before the stack', async () => {
    const world = new World(cleanDelete);
    world.services = [{ namespace: 'kube-system', name: 'kube-ops-view' }];
    await tearDown(world.ports);
    expect(world.calls).toEqual(['delete service kube-system/kube-ops-view; stack deletes so far: 0']);
  });

  it('gives up on a load balancer that does not go, and leaves the stack alone', async () => {
    const world = new World(cleanDelete);
    const stuck = [{ namespace: 'default', name: 'web' }];
    const ports: TeardownPorts = {
      ...world.ports,
      cluster: () =>
        Promise.resolve({ loadBalancerServices: () => Promise.resolve(stuck), deleteService: () => Promise.resolve() }),
    };
    await expect(tearDown(ports)).rejects.toMatchObject({ reason: 'leftovers-remain', subject: 'default/web' });
    expect(world.stacks.calls).toEqual([]);
  });

  it('goes on without the cluster when it does not answer, and says so', async () => {
    const world = new World(cleanDelete);
    const dead = new LabError('cluster-unreachable', 'myeks');
    const { result } = await tearDown({ ...world.ports, cluster: () => Promise.reject(dead) });
    expect(result.clusterError).toBe(dead);
    expect(world.stacks.calls).toHaveLength(1);
  });

  it('does not call a missing cluster an error', async () => {
    const world = new World(cleanDelete);
    const missing = () => Promise.reject(new LabError('cluster-missing', 'myeks'));
    expect((await tearDown({ ...world.ports, cluster: missing })).result.clusterError).toBeUndefined();
  });

  it('sweeps interfaces once their node group is gone', async () => {
    const world = new World(cleanDelete);
    world.interfaces = [leakedInterface, { ...leakedInterface, id: 'eni-used', status: 'in-use' }];
    const { steps } = await tearDown(world.ports);
    expect(world.calls).toEqual(['delete eni-leaked']);
    expect(steps).toContainEqual({ kind: 'swept', interfaces: ['eni-leaked'] });
  });

  it('sweeps the security group of EKS only once the cluster is gone', async () => {
    const early = new World(['myeks DELETE_IN_PROGRESS User Initiated', 'myeks DELETE_COMPLETE']);
    early.groups = ['sg-eks'];
    await tearDown(early.ports);
    expect(early.calls).toEqual([]);
    const later = ['EKSCluster DELETE_COMPLETE', 'Subnet1 DELETE_COMPLETE', 'Subnet2 DELETE_COMPLETE'];
    const world = new World(cleanDelete.toSpliced(2, 0, ...later));
    world.groups = ['sg-eks'];
    await tearDown(world.ports);
    expect(world.calls).toEqual(['delete sg-eks']);
  });

  it('takes an interface that somebody else deleted first as deleted', async () => {
    const world = new World(cleanDelete);
    world.interfaces = [leakedInterface];
    world.deleteInterface = (id) => {
      throw new LabError('not-found', id);
    };
    await expect(tearDown(world.ports)).resolves.toMatchObject({ result: { leftovers: [] } });
  });

  it('sweeps and tries once more when the delete fails', async () => {
    const world = new World(stuckDelete, cleanDelete);
    const { steps } = await tearDown(world.ports);
    expect(world.stacks.calls).toHaveLength(2);
    expect(steps).toContainEqual({
      kind: 'retry',
      failed: 'PubSubnet1',
      reason: 'The subnet has dependencies and cannot be deleted.',
    });
  });

  it('names what cannot be deleted when the second try fails too', async () => {
    const world = new World(stuckDelete, stuckDelete);
    await expect(tearDown(world.ports)).rejects.toMatchObject({
      reason: 'stack-failed',
      subject: 'PubSubnet1',
      detail: 'The subnet has dependencies and cannot be deleted.',
    });
    expect(world.stacks.calls).toHaveLength(2);
  });

  it('reports what is left after several looks, as EC2 lists things a little longer than they live', async () => {
    const volume: Leftover = { kind: 'volume', id: 'vol-1', description: 'pvc' };
    const fading = new World(cleanDelete);
    fading.leftovers = [[volume], [volume]];
    expect((await tearDown(fading.ports)).result.leftovers).toEqual([]);
    const lasting = new World(cleanDelete);
    lasting.leftovers = Array.from({ length: 10 }, () => [volume]);
    expect((await tearDown(lasting.ports)).result.leftovers).toEqual([volume]);
  });

  it('only looks for leftovers when there is no stack', async () => {
    const world = new World();
    const { steps } = await tearDown(world.ports, undefined, { ...target, stackId: undefined });
    expect(world.stacks.calls).toEqual([]);
    expect(steps).toEqual([{ kind: 'verify' }]);
  });

  it('stops between steps when cancelled, before the stack is touched', async () => {
    const world = new World(cleanDelete);
    const controller = new AbortController();
    const ports: TeardownPorts = {
      ...world.ports,
      cluster: (signal) => {
        controller.abort();
        return Promise.reject(signal.reason as Error);
      },
    };
    await expect(tearDown(ports, controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(world.stacks.calls).toEqual([]);
  });
});
