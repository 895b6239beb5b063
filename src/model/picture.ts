import type { Clock } from '../base/clock.ts';
import type { Instance, NetworkInterface } from '../ports/cloud.ts';
import type { Kind, KubernetesCni, KubernetesDeployment, WatchedKinds } from '../ports/cluster.ts';
import { CoolingAddresses } from './coolingAddresses.ts';
import { KeyedObjects, type ObjectSink } from './keyedObjects.ts';
import { NodeIndex } from './nodeIndex.ts';
import { comparePending, pendingPods } from './pendingPods.ts';
import { PodIndex } from './podIndex.ts';
import { share } from './share.ts';
import { emptySnapshot, type PodView, type Snapshot, type SnapshotChange } from './snapshot.ts';
import { changedSections, pendingKeys } from './snapshotChange.ts';
import { byText, replaced } from './sorted.ts';
import { SortedMap } from './sortedMap.ts';

/** The parts of a snapshot that are shown as they were read. */
export type PlainParts = Pick<Snapshot, 'connection' | 'account' | 'sources' | 'stack' | 'clusterVersion' | 'network'>;

const { connection, account, sources, stack, clusterVersion, network } = emptySnapshot;
const nothingRead: PlainParts = { connection, account, sources, stack, clusterVersion, network };

const compareDeployments = byText<KubernetesDeployment>(deploymentKey);

/**
 * Everything the sources have said, joined: what goes in are their news, in any order, and what comes out (`draw`) is the
 * next snapshot, at a cost that goes with the news and not with the size of the cluster.
 */
export class Picture {
  /** Where the objects of each kind go. */
  readonly kinds: { readonly [K in Kind]: ObjectSink<WatchedKinds[K]> };
  readonly cooling: CoolingAddresses;
  readonly #onChange: () => void;
  readonly #nodes: NodeIndex;
  readonly #pods: PodIndex;
  readonly #cni: KeyedObjects<KubernetesCni>;
  #plain: PlainParts = nothingRead;
  #changedDeployments = new Map<string, KubernetesDeployment | undefined>();
  #podViews = SortedMap.empty<PodView>();
  #snapshot: Snapshot = emptySnapshot;

  /** `onChange` tells that `draw` would say something else than before. */
  constructor(clock: Clock, onChange: () => void) {
    this.#onChange = onChange;
    this.#nodes = new NodeIndex(onChange);
    this.cooling = new CoolingAddresses(clock, (name) => this.#nodes.touch(name));
    this.#pods = new PodIndex(this.cooling, (name) => {
      if (name === undefined) onChange();
      else this.#nodes.touch(name);
    });
    this.#cni = new KeyedObjects(({ name }) => name, onChange);
    const deployments = new KeyedObjects<KubernetesDeployment>(deploymentKey, (key, _before, after) => {
      this.#changedDeployments.set(key, after);
      onChange();
    });
    this.kinds = {
      nodes: this.#nodes.objects,
      pods: this.#pods,
      deployments,
      cni: this.#cni,
      sandboxFailures: this.#pods.failures.events,
    };
  }

  /** As it was drawn last. */
  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  get sources(): Snapshot['sources'] {
    return this.#plain.sources;
  }

  /** Counts up whenever an instance has other interfaces, or one with other addresses. */
  get interfaceChanges(): number {
    return this.#nodes.interfaceChanges;
  }

  /** The instances that nodes name. */
  get instanceIds(): readonly string[] {
    return this.#nodes.instanceIds;
  }

  /** True while a node names an instance that nobody has shown. */
  get waitsForInstance(): boolean {
    return this.#nodes.waitsForInstance;
  }

  set(parts: Partial<PlainParts>): void {
    const next = share(this.#plain, { ...this.#plain, ...parts });
    if (next === this.#plain) return;
    this.#plain = next;
    this.#onChange();
  }

  /** There is no cluster any more. */
  forgetCluster(): void {
    for (const kind of Object.values(this.kinds)) kind.reset([]);
    this.cooling.forget();
  }

  /** These are all instances and interfaces there are. */
  setCompute(instances: readonly Instance[], interfaces: readonly NetworkInterface[]): void {
    this.#nodes.setCompute(instances, interfaces);
  }

  /** These are all interfaces of these instances. */
  setInterfacesOf(instanceIds: readonly string[], interfaces: readonly NetworkInterface[]): void {
    this.#nodes.setInterfacesOf(instanceIds, interfaces);
  }

  /** The next snapshot and what is different in it; undefined if nothing is. */
  draw(): SnapshotChange | undefined {
    const previous = this.#snapshot;
    const changedPods = this.#pods.takeChanges();
    const { nodes, changed: changedNodes } = this.#nodes.draw(previous.nodes, this.#pods, this.cooling);
    const podOf = (key: string) => this.#pods.get(key);
    this.#podViews = this.#podViews.with(changedPods, podOf);
    const next: Snapshot = {
      ...this.#plain,
      cni: [...this.#cni.all][0]?.settings,
      nodes,
      otherInstances: this.#nodes.drawOthers(previous.otherInstances),
      looseInterfaces: this.#nodes.loose,
      pods: this.#podViews,
      pending: replaced(
        previous.pending,
        ({ pod }) => changedPods.has(pod.key),
        pendingPods([...changedPods].map(podOf).filter((pod) => pod !== undefined)),
        comparePending,
      ),
      deployments: this.#drawDeployments(previous.deployments),
    };
    const sections = changedSections(previous, next);
    if (sections.size === 0) return undefined;
    this.#snapshot = next;
    return {
      snapshot: next,
      previous,
      sections,
      nodes: changedNodes,
      pods: changedPods,
      pending: pendingKeys(previous, next, changedPods),
    };
  }

  #drawDeployments(previous: Snapshot['deployments']): Snapshot['deployments'] {
    const changed = this.#changedDeployments;
    if (changed.size === 0) return previous;
    this.#changedDeployments = new Map();
    const there = [...changed.values()].filter((each) => each !== undefined);
    return replaced(previous, (each) => changed.has(deploymentKey(each)), there, compareDeployments);
  }
}

function deploymentKey({ namespace, name }: KubernetesDeployment): string {
  return `${namespace}/${name}`;
}
