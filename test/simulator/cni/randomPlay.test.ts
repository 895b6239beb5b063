import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cidrSize, contains, formatAddress, parseAddress, parseCidr } from '../../../src/domain/address/ipv4.ts';
import { limitsOf } from '../../../src/domain/instanceTypes/instanceTypes.ts';
import { daemonSets, nodes, pods } from '../../../src/simulator/kubernetes/kinds.ts';
import type { KubeNode } from '../../../src/simulator/kubernetes/objects/node.ts';
import type { DaemonSet } from '../../../src/simulator/kubernetes/objects/workloads.ts';
import { deleteObject } from '../../../src/simulator/kubernetes/writes/delete.ts';
import { updateObject } from '../../../src/simulator/kubernetes/writes/update.ts';
import { terminateInstance } from '../../../src/simulator/world/compute/instances.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { availableAddresses } from '../../../src/simulator/world/network/subnetAddresses.ts';
import type { Instance } from '../../../src/simulator/world/compute/records.ts';
import { launch, startLab, type Lab } from '../control/lab.ts';
import { allPods, change, deploy, podsOf } from '../control/workloads.ts';

/** Plays of the unit suite; `CNI_PLAYS=500` plays longer. */
const plays = Number(process.env['CNI_PLAYS'] ?? 8);

type Move =
  | { readonly kind: 'scale'; readonly replicas: number }
  | { readonly kind: 'delete'; readonly share: number }
  | { readonly kind: 'drain' | 'uncordon' | 'lose'; readonly node: number; readonly abruptly: boolean }
  | { readonly kind: 'join' }
  | { readonly kind: 'set'; readonly env: Readonly<Record<string, string | undefined>> }
  | { readonly kind: 'wait'; readonly ms: number };

const wait = fc.record({
  kind: fc.constant('wait' as const),
  ms: fc.oneof(fc.nat(3000), fc.nat(60_000), fc.nat(900_000)),
});
const target = (most: number) => fc.option(fc.nat(most).map(String), { nil: undefined });
const env = fc.record({
  WARM_ENI_TARGET: target(3),
  WARM_IP_TARGET: target(8),
  MINIMUM_IP_TARGET: target(12),
  WARM_PREFIX_TARGET: target(3),
  MAX_ENI: target(4),
  IP_COOLDOWN_PERIOD: target(60),
  ENABLE_PREFIX_DELEGATION: fc.constantFrom('true', 'false'),
});
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: wait },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('scale' as const), replicas: fc.nat(70) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('delete' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('set' as const), env }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('drain' as const, 'uncordon' as const, 'lose' as const),
      node: fc.nat(5),
      abruptly: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'join' as const }) },
);

/** A cluster under play, with the checks that must hold at every instant. */
class Play {
  readonly #lab: Lab;
  readonly #clock: ManualLabClock;
  readonly #instances: Instance[];

  constructor(lab: Lab, clock: ManualLabClock) {
    this.#lab = lab;
    this.#clock = clock;
    this.#instances = [...lab.instances];
  }

  run(moves: readonly Move[]): void {
    for (const each of moves) {
      this.#make(each);
      this.#check();
    }
    // At the end everything comes to rest.
    for (let step = 0; step < 30; step++) this.#advance(5000);
  }

  #advance(ms: number): void {
    for (let left = ms; left > 0; left -= 1700) {
      this.#clock.advance(Math.min(left, 1700));
      if (left % 5 < 2 || left <= 1700) this.#check();
    }
  }

  #make(each: Move): void {
    const { api } = this.#lab.controlPlane;
    if (each.kind === 'scale') change(this.#lab, 'nginx', { replicas: each.replicas });
    else if (each.kind === 'wait') this.#advance(each.ms);
    else if (each.kind === 'set') this.#setEnv(each.env);
    else if (each.kind === 'join') this.#join();
    else if (each.kind === 'delete') {
      const all = podsOf(this.#lab, 'nginx');
      for (const { metadata } of all.slice(0, Math.floor(all.length * each.share)))
        deleteObject(api, pods, 'default', metadata.name);
    } else if (each.kind === 'lose') this.#lose(each.node, each.abruptly);
    else this.#cordon(each.node, each.kind === 'drain');
  }

  #setEnv(values: Readonly<Record<string, string | undefined>>): void {
    const { api } = this.#lab.controlPlane;
    const set = api.store.get(daemonSets, 'kube-system', 'aws-node') as DaemonSet;
    const { template } = set.spec;
    const containers = template.spec.containers.map((container) => {
      const kept = (container.env ?? []).filter(({ name }) => !(name in values));
      const more = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : { name, value }));
      return container.name === 'aws-node' ? { ...container, env: [...kept, ...more] } : container;
    });
    const spec = { ...set.spec, template: { ...template, spec: { ...template.spec, containers } } };
    updateObject(api, daemonSets, { ...set, spec } as DaemonSet);
  }

  #join(): void {
    const { world, controlPlane, nodegroup, cluster } = this.#lab;
    if (this.#instances.length >= 5) return;
    const subnetId = cluster.subnetIds[this.#instances.length % 3] ?? '';
    const instance = launch(world, 't3.medium', subnetId, `198.18.1.${world.instances.size}`);
    this.#instances.push(instance);
    controlPlane.instanceRunning(instance, nodegroup);
  }

  #lose(index: number, abruptly: boolean): void {
    const [instance] = this.#instances.splice(index % Math.max(1, this.#instances.length), 1);
    if (instance === undefined) return;
    const { controlPlane, world } = this.#lab;
    if (abruptly) controlPlane.nodeOf(instance.id)?.dispose();
    terminateInstance(world, instance.id);
    controlPlane.instanceStopping(instance.id);
  }

  #cordon(index: number, drain: boolean): void {
    const { api } = this.#lab.controlPlane;
    const all = api.store.list(nodes);
    const node = all[index % Math.max(1, all.length)];
    if (node === undefined) return;
    const { resourceVersion: _, ...metadata } = node.metadata;
    updateObject(api, nodes, { ...node, metadata, spec: { ...node.spec, unschedulable: drain } } as KubeNode);
    if (!drain) return;
    for (const pod of podsOf(this.#lab, 'nginx'))
      if (pod.spec.nodeName === node.metadata.name) deleteObject(api, pods, 'default', pod.metadata.name);
  }

  #check(): void {
    this.#checkPods();
    this.#checkLimits();
    this.#checkSubnets();
  }

  /** Every pod's address is one that its node's interfaces have beside their own, and nobody else's. */
  #checkPods(): void {
    const { world, controlPlane } = this.#lab;
    const seen = new Map<string, string>();
    const byName = new Map(this.#instances.map((each) => [controlPlane.nodeOf(each.id)?.name, each]));
    for (const { metadata, spec, status } of allPods(this.#lab)) {
      const instance = byName.get(spec.nodeName);
      const { podIP } = status;
      const ended = status.containerStatuses?.every(({ state }) => state.terminated !== undefined);
      if (podIP === undefined || spec.hostNetwork === true || instance === undefined || ended === true) continue;
      if (seen.has(podIP)) throw new Error(`${metadata.name} and ${seen.get(podIP)} both have ${podIP}`);
      seen.set(podIP, metadata.name);
      const held = instance.interfaceIds.some((id) => {
        const eni = world.networkInterfaces.get(id);
        return (
          eni?.addresses.slice(1).includes(podIP) === true ||
          eni?.prefixes.some((prefix) => contains(parseCidr(prefix), parseAddress(podIP))) === true
        );
      });
      if (!held) throw new Error(`${metadata.name} has ${podIP}, which no interface of its node has`);
    }
  }

  #checkLimits(): void {
    const { world } = this.#lab;
    const limits = limitsOf('t3.medium');
    for (const { interfaceIds } of world.instances.values()) {
      expect(interfaceIds.length).toBeLessThanOrEqual(limits?.maxEnis ?? 0);
      for (const id of interfaceIds) {
        const { addresses = [], prefixes = [] } = world.networkInterfaces.get(id) ?? {};
        expect(addresses.length + prefixes.length).toBeLessThanOrEqual(limits?.ipv4PerEni ?? 0);
      }
    }
  }

  /** No address is held twice, and EC2 counts as free what nobody holds. */
  #checkSubnets(): void {
    const { world, cluster } = this.#lab;
    for (const subnetId of cluster.subnetIds) {
      const held: string[] = [];
      for (const eni of world.networkInterfaces.values()) {
        if (eni.subnetId !== subnetId) continue;
        held.push(...eni.addresses);
        for (const prefix of eni.prefixes) {
          const block = parseCidr(prefix);
          for (let offset = 0; offset < cidrSize(block); offset++) held.push(formatAddress(block.base + offset));
        }
      }
      expect(new Set(held).size).toBe(held.length);
      expect(availableAddresses(world, subnetId)).toBe(251 - held.length);
    }
  }
}

test(
  'through any play no pod has an address its node lacks, no two share one, and no limit is passed',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 40, size: 'max' }), async (moves) => {
        const clock = new ManualLabClock();
        const lab = await startLab({ clock });
        try {
          clock.advance(120_000);
          deploy(lab, 'nginx', 3);
          new Play(lab, clock).run(moves);
        } finally {
          lab.controlPlane.dispose();
        }
      }),
      { numRuns: plays, seed: 2026 },
    );
  },
  Math.max(30_000, plays * 2000),
);
