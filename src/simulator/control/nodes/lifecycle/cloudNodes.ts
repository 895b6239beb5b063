import { DisposableStore, type Disposable } from '../../../../base/disposable.ts';
import { nodes } from '../../../kubernetes/kinds.ts';
import { isNodeReady, type KubeNode, type Taint } from '../../../kubernetes/objects/node.ts';
import type { World } from '../../../world/world.ts';
import type { ControlContext } from '../../controlContext.ts';
import { WorkQueue } from '../../workQueue.ts';

/** Lab milliseconds until the controller has looked at a node and asked EC2 about it. */
const delay = 5000;
const shutdown: Taint = { key: 'node.cloudprovider.kubernetes.io/shutdown', effect: 'NoSchedule' };

/** Removes nodes that are lost and whose instance is terminated, and taints those whose instance is stopped. */
export class CloudNodes implements Disposable {
  readonly #world: World;
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();

  constructor(world: World, context: ControlContext) {
    this.#world = world;
    this.#context = context;
    const { store } = context.api;
    const queue = this.#owned.add(new WorkQueue(context.clock, delay, (name) => this.#check(name)));
    this.#owned.add(
      store.onDidChange(({ kind, type, object }) => {
        if (
          kind === nodes &&
          type !== 'DELETED' &&
          (!isNodeReady(object as KubeNode) || isShutDown(object as KubeNode))
        )
          queue.add(object.metadata.name);
      }),
    );
    this.#owned.add(
      world.instanceChanged.event(({ id, state }) => {
        if (state !== 'stopped' && state !== 'terminated') return;
        const node = store.list(nodes).find((each) => instanceIdOf(each) === id);
        if (node !== undefined && !isNodeReady(node)) queue.add(node.metadata.name);
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #check(name: string): void {
    const { store } = this.#context.api;
    const node = store.get(nodes, '', name);
    if (node === undefined) return;
    const state = this.#world.instances.get(instanceIdOf(node))?.state ?? 'terminated';
    if (isNodeReady(node)) return this.#taint(node, false);
    if (state === 'terminated') this.#remove(node);
    else this.#taint(node, state === 'stopping' || state === 'stopped');
  }

  #taint(node: KubeNode, isWanted: boolean): void {
    if (isShutDown(node) === isWanted) return;
    const others = (node.spec.taints ?? []).filter(({ key }) => key !== shutdown.key);
    const { taints: _, ...spec } = node.spec;
    const taints = isWanted ? [...others, shutdown] : others;
    this.#context.api.store.replace(nodes, { ...node, spec: taints.length === 0 ? spec : { ...spec, taints } });
  }

  #remove(node: KubeNode): void {
    const { api, events } = this.#context;
    const { name } = node.metadata;
    events.record(
      node,
      { component: 'cloud-node-lifecycle-controller' },
      {
        type: 'Normal',
        reason: 'DeletingNode',
        message: `Deleting node ${name} because it does not exist in the cloud provider`,
      },
    );
    api.store.remove(nodes, '', name);
    events.record(
      node,
      { component: 'node-controller' },
      { type: 'Normal', reason: 'RemovingNode', message: `Node ${name} event: Removing Node ${name} from Controller` },
    );
  }
}

function isShutDown({ spec }: KubeNode): boolean {
  return (spec.taints ?? []).some(({ key }) => key === shutdown.key);
}

function instanceIdOf({ spec }: KubeNode): string {
  return spec.providerID?.split('/').at(-1) ?? '';
}
