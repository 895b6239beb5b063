import type { Instance, NetworkInterface } from '../ports/cloud.ts';
import type { KubernetesNode } from '../ports/cluster.ts';
import type { Cooling } from './eniViews.ts';
import { KeyedObjects } from './keyedObjects.ts';
import { instanceIdOf, nodeView } from './nodeViews.ts';
import { share } from './share.ts';
import type { NodeView, PodView } from './snapshot.ts';
import { byText, replaced } from './sorted.ts';

/** The VPC CNI describes the interfaces that it makes so (its `eniDescriptionPrefix`). */
const madeByCni = 'aws-K8S-';

const compareNodes = byText<NodeView>(({ name }) => name);

/** What a node's view takes from elsewhere. */
export interface NodeNeighbours {
  on(nodeName: string): readonly PodView[];
}

/** Nodes with their instances and interfaces, and which of them look different since they were last drawn. */
export class NodeIndex {
  readonly objects: KeyedObjects<KubernetesNode>;
  readonly #onChange: () => void;
  #dirty = new Set<string>();
  /** The name of the node that an instance is. */
  readonly #names = new Map<string, string>();
  #instances: ReadonlyMap<string, Instance> = new Map();
  readonly #interfaces = new Map<string, readonly NetworkInterface[]>();
  #loose: readonly NetworkInterface[] = [];
  #others: readonly Instance[] | undefined = [];
  #interfaceChanges = 0;

  /** `onChange` tells that a node, or an instance that is none, has to be drawn anew. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.objects = new KeyedObjects(
      ({ name }) => name,
      (name, before, after) => {
        this.#rename(instanceIdOf(before?.providerId), instanceIdOf(after?.providerId), name);
        this.touch(name);
      },
    );
  }

  /** Interfaces of the VPC CNI that are attached to no instance. */
  get loose(): readonly NetworkInterface[] {
    return this.#loose;
  }

  /** Counts up whenever an instance has other interfaces, or one with other addresses. */
  get interfaceChanges(): number {
    return this.#interfaceChanges;
  }

  /** The instances that nodes name. */
  get instanceIds(): readonly string[] {
    return [...this.#names.keys()];
  }

  /** True while a node names an instance that nobody has shown. */
  get waitsForInstance(): boolean {
    return [...this.#names.keys()].some((id) => !this.#instances.has(id));
  }

  /** Something that this node shows has changed. */
  touch(name: string): void {
    this.#dirty.add(name);
    this.#onChange();
  }

  /** These are all instances and interfaces there are. */
  setCompute(instances: readonly Instance[], interfaces: readonly NetworkInterface[]): void {
    const next = new Map(instances.map((each) => [each.id, share(this.#instances.get(each.id), each)]));
    for (const id of new Set([...this.#instances.keys(), ...next.keys()]))
      if (this.#instances.get(id) !== next.get(id)) this.#touchInstance(id);
    this.#instances = next;
    const attached = Map.groupBy(interfaces, ({ instanceId }) => instanceId ?? '');
    const loose = attached.get('')?.filter(({ description }) => description.startsWith(madeByCni)) ?? [];
    attached.delete('');
    for (const id of new Set([...this.#interfaces.keys(), ...attached.keys()]))
      this.#attach(id, attached.get(id) ?? []);
    this.#loose = share(this.#loose, loose);
    this.#onChange();
  }

  /** These are all interfaces of these instances. */
  setInterfacesOf(instanceIds: readonly string[], interfaces: readonly NetworkInterface[]): void {
    const attached = Map.groupBy(interfaces, ({ instanceId }) => instanceId ?? '');
    for (const id of instanceIds) this.#attach(id, attached.get(id) ?? []);
  }

  /** The nodes by name, where those that look as before are the same, and the names of the others. */
  draw(
    previous: readonly NodeView[],
    pods: NodeNeighbours,
    cooling: Cooling,
  ): { readonly nodes: readonly NodeView[]; readonly changed: ReadonlySet<string> } {
    if (this.#dirty.size === 0) return { nodes: previous, changed: this.#dirty };
    const dirty = this.#dirty;
    this.#dirty = new Set();
    const before = new Map(previous.flatMap((view) => (dirty.has(view.name) ? [[view.name, view] as const] : [])));
    const changed = new Set<string>();
    const drawn: NodeView[] = [];
    for (const name of dirty) {
      const node = this.objects.get(name);
      const view = node && share(before.get(name), this.#view(node, pods, cooling));
      if (view !== before.get(name)) changed.add(name);
      if (view !== undefined) drawn.push(view);
    }
    return { nodes: replaced(previous, ({ name }) => dirty.has(name), drawn, compareNodes), changed };
  }

  /** Instances that are no node, oldest first. */
  drawOthers(previous: readonly Instance[]): readonly Instance[] {
    this.#others ??= [...this.#instances.values()]
      .filter(({ id, state }) => !this.#names.has(id) && state !== 'terminated')
      .toSorted((a, b) => a.launchedAt - b.launchedAt || (a.id < b.id ? -1 : 1));
    return share(previous, this.#others);
  }

  #view(node: KubernetesNode, pods: NodeNeighbours, cooling: Cooling): NodeView {
    const instanceId = instanceIdOf(node.providerId) ?? '';
    return nodeView({
      node,
      instance: this.#instances.get(instanceId),
      interfaces: this.#interfaces.get(instanceId) ?? [],
      pods: pods.on(node.name),
      cooling,
    });
  }

  #rename(before: string | undefined, after: string | undefined, name: string): void {
    if (before === after) return;
    if (before !== undefined && this.#names.get(before) === name) this.#names.delete(before);
    if (after !== undefined) this.#names.set(after, name);
    this.#others = undefined;
  }

  #attach(instanceId: string, interfaces: readonly NetworkInterface[]): void {
    const before = this.#interfaces.get(instanceId);
    const next = share(before, interfaces);
    if (next === before || (before === undefined && next.length === 0)) return;
    if (next.length === 0) this.#interfaces.delete(instanceId);
    else this.#interfaces.set(instanceId, next);
    this.#interfaceChanges += 1;
    const name = this.#names.get(instanceId);
    if (name !== undefined) this.touch(name);
  }

  #touchInstance(id: string): void {
    this.#others = undefined;
    const name = this.#names.get(id);
    if (name !== undefined) this.touch(name);
  }
}
