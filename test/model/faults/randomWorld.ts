import * as fc from 'fast-check';
import type { Instance, NetworkInterface } from '../../../src/ports/cloud.ts';
import type {
  KubernetesDeployment,
  KubernetesEvent,
  KubernetesNode,
  KubernetesPod,
  Kind,
  WatchedKinds,
} from '../../../src/ports/cluster.ts';
import { instance, networkInterface, podOn, worker } from '../objects.ts';
import { FaultyServer, type Fault } from './faultyServer.ts';

const number = fc.integer({ min: 1, max: 4 });
/** Of two with the same name. */
const generation = fc.integer({ min: 1, max: 3 });
const host = fc.integer({ min: 11, max: 16 });

/** One thing that happens in a cluster or its account. */
export const happening = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('pod'),
      name: fc.integer({ min: 1, max: 5 }),
      node: fc.integer({ min: 0, max: 4 }),
      host: fc.option(host),
      phase: fc.constantFrom('Pending', 'Running', 'Succeeded'),
      generation,
    } as const),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pod-gone'),
      name: fc.integer({ min: 1, max: 5 }),
      generation,
    } as const),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('node'), number, ready: fc.boolean(), generation } as const) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('node-gone'), number, generation } as const) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('scaled'), number, replicas: fc.integer({ min: 0, max: 50 }) } as const),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('refused'),
      name: fc.integer({ min: 1, max: 5 }),
      at: fc.integer({ min: 1, max: 9 }),
    } as const),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('interfaces'),
      number,
      hosts: fc.uniqueArray(host),
      prefix: fc.boolean(),
    } as const),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('instance'), number, there: fc.boolean() } as const) },
);

type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

export const fault: fc.Arbitrary<Fault> = fc.constantFrom(
  'none',
  'twice',
  'shuffled',
  'cut',
  'broken',
  'gone',
  'compacted',
  'late-list',
  'refused',
);

/** The truth, which things happen to. */
export class RandomWorld {
  readonly servers: { readonly [K in Kind]: FaultyServer<WatchedKinds[K]> } = {
    nodes: new FaultyServer<KubernetesNode>(),
    pods: new FaultyServer<KubernetesPod>(),
    deployments: new FaultyServer<KubernetesDeployment>(),
    cni: new FaultyServer(),
    sandboxFailures: new FaultyServer<KubernetesEvent>(),
  };
  readonly #instances = new Map<number, Instance>();
  readonly #interfaces = new Map<number, readonly NetworkInterface[]>();

  get instances(): readonly Instance[] {
    return [...this.#instances.values()];
  }

  get interfaces(): readonly NetworkInterface[] {
    return [...this.#interfaces.values()].flat();
  }

  happen(what: Happening): void {
    const { nodes, pods, deployments, sandboxFailures } = this.servers;
    switch (what.kind) {
      case 'pod': {
        const { name, node, phase, generation } = what;
        const ip = what.host === null || node === 0 ? undefined : `192.168.${node}.${what.host}`;
        pods.put(podOn(node, `pod-${name}`, { uid: `pod-${name}-${generation}`, createdAt: generation, phase, ip }));
        return;
      }
      case 'pod-gone':
        return pods.delete(`pod-${what.name}-${what.generation}`);
      case 'node':
        return nodes.put(
          worker(what.number, {
            uid: `node-${what.number}-${what.generation}`,
            createdAt: what.generation,
            ready: what.ready,
          }),
        );
      case 'node-gone':
        return nodes.delete(`node-${what.number}-${what.generation}`);
      case 'scaled': {
        const name = `web-${what.number}`;
        const meta = { uid: name, name, namespace: 'default', createdAt: 0, deletedAt: undefined, labels: {} };
        return deployments.put({ ...meta, replicas: what.replicas, readyReplicas: 0 });
      }
      case 'refused': {
        const uid = `event-${what.name}`;
        return sandboxFailures.put({
          uid,
          name: uid,
          namespace: 'default',
          createdAt: 0,
          deletedAt: undefined,
          labels: {},
          type: 'Warning',
          reason: 'FailedCreatePodSandBox',
          message: `no address at ${what.at}`,
          count: 1,
          about: { kind: 'Pod', name: `pod-${what.name}`, uid: `pod-${what.name}-1` },
          lastSeenAt: what.at,
        });
      }
      case 'interfaces': {
        const { number, hosts, prefix } = what;
        const own = [`192.168.${number}.10`, ...hosts.map((each) => `192.168.${number}.${each}`)];
        const prefixes = prefix ? [`192.168.${number}.16/28`] : [];
        this.#interfaces.set(number, [networkInterface(number, 0, own, { prefixes })]);
        return;
      }
      case 'instance':
        if (what.there) this.#instances.set(what.number, instance(what.number));
        else this.#instances.delete(what.number);
    }
  }
}
