import { describe, expect, it } from 'vitest';
import { onDispose } from '../../../src/base/disposable.ts';
import { waitForNodes } from '../../../src/commands/deploy/waitForNodes.ts';
import type { Nodegroup } from '../../../src/ports/cloud.ts';
import type { Cluster, KubernetesNode, WatchListener } from '../../../src/ports/cluster.ts';

const group: Nodegroup = {
  name: 'ng1',
  status: 'ACTIVE',
  minSize: 1,
  maxSize: 2,
  desiredSize: 2,
  instanceTypes: ['t3.medium'],
  issues: [],
};
const node = (uid: string, ready: boolean): KubernetesNode => ({
  uid,
  name: `node-${uid}`,
  createdAt: 0,
  deletedAt: undefined,
  labels: {},
  providerId: undefined,
  ready,
  notReadyReason: undefined,
  cordoned: false,
  internalIp: undefined,
  externalIp: undefined,
  allocatablePods: 17,
  allocatableCpu: 1930,
  allocatableMemory: 3_470_000_000,
  taints: [],
  kubeletVersion: 'v1.36.0',
  osImage: 'Amazon Linux 2023',
});

function twin(play: (listener: WatchListener<KubernetesNode>) => void) {
  const state = { open: 0 };
  const cluster: Pick<Cluster, 'watch'> = {
    watch(_kind, listener) {
      state.open += 1;
      play(listener as unknown as WatchListener<KubernetesNode>);
      return onDispose(() => {
        state.open -= 1;
      });
    },
  };
  return { cluster, state };
}

const clusters = { nodegroups: () => Promise.resolve([group]) };

describe('waitForNodes', () => {
  it('resolves when every wanted node is Ready and stops watching', async () => {
    const { cluster, state } = twin((listener) => {
      listener.reset([node('a', true)]);
      setImmediate(() => {
        listener.changed(node('b', false));
        listener.changed(node('b', true));
      });
    });
    const seen: string[] = [];
    const signal = new AbortController().signal;
    await waitForNodes(clusters, cluster, 'myeks', (ready, wanted) => seen.push(`${ready}/${wanted}`), signal);
    expect(seen).toEqual(['1/2', '1/2', '2/2']);
    await Promise.resolve();
    expect(state.open).toBe(0);
  });

  it('resolves at once when the first list has them all', async () => {
    const { cluster } = twin((listener) => listener.reset([node('a', true), node('b', true)]));
    await expect(
      waitForNodes(clusters, cluster, 'myeks', () => {}, new AbortController().signal),
    ).resolves.toBeUndefined();
  });

  it('ends with the signal', async () => {
    const { cluster, state } = twin((listener) => listener.reset([]));
    const controller = new AbortController();
    setImmediate(() => controller.abort());
    await expect(waitForNodes(clusters, cluster, 'myeks', () => {}, controller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    await Promise.resolve();
    expect(state.open).toBe(0);
  });
});
