import { describe, expect, it } from 'vitest';
import { onDispose } from '../../../src/base/disposable.ts';
import { watchReadiness, type ReadyCounts } from '../../../src/commands/deploy/watchReadiness.ts';
import type { Cluster, Kind, WatchedKinds, WatchListener } from '../../../src/ports/cluster.ts';

/** A cluster that tells what a test has it tell. */
class ClusterTwin {
  readonly #listeners = new Map<string, WatchListener<never>>();
  open = 0;

  readonly cluster: Pick<Cluster, 'watch'> = {
    watch: (kind, listener) => {
      this.#listeners.set(kind, listener);
      this.open += 1;
      return onDispose(() => (this.open -= 1));
    },
  };

  tell<K extends Kind>(kind: K, ...objects: readonly Partial<WatchedKinds[K]>[]): void {
    this.#listeners.get(kind)?.reset(objects as never);
  }

  lose(error: Error): void {
    this.#listeners.get('pods')?.state('lost', error);
  }
}

const node = (name: string, ready = true) => ({ uid: name, name, ready });
const cni = (nodeName: string, ready = true) => ({
  uid: `cni ${nodeName}`,
  namespace: 'kube-system',
  labels: { 'k8s-app': 'aws-node' },
  nodeName,
  ready,
});
const dns = (readyReplicas: number) => ({
  uid: 'dns',
  namespace: 'kube-system',
  name: 'coredns',
  replicas: 2,
  readyReplicas,
});

function watched(wanted: number) {
  const twin = new ClusterTwin();
  const seen: ReadyCounts[] = [];
  const lost: (Error | undefined)[] = [];
  const stopping = new AbortController();
  const done = watchReadiness(
    twin.cluster,
    wanted,
    (counts) => seen.push(counts),
    (error) => lost.push(error),
    stopping.signal,
  );
  let isDone = false;
  done.then(
    () => (isDone = true),
    () => undefined,
  );
  return { twin, seen, lost, done, stopping, isDone: () => isDone };
}

describe('a cluster is ready', () => {
  it('when nodes are, aws-node is on each of them, and coredns is there', async () => {
    const { twin, seen, done, isDone } = watched(2);
    twin.tell('nodes', node('a'), node('b'));
    twin.tell('deployments', dns(2));
    // Ready on one node; on the other it starts; one more is on a node that is not there any more.
    twin.tell('pods', cni('a'), cni('b', false), cni('gone'));
    await Promise.resolve();
    expect(isDone()).toBe(false);
    expect(seen.at(-1)).toEqual({ nodes: 2, cni: 1, dns: { ready: 2, wanted: 2 } });
    twin.tell('pods', cni('a'), cni('b'));
    await done;
    expect(twin.open).toBe(0);
  });

  it('not before coredns is there as often as it should be', async () => {
    const { twin, done, isDone } = watched(1);
    twin.tell('nodes', node('a'));
    twin.tell('pods', cni('a'));
    twin.tell('deployments', dns(1));
    await Promise.resolve();
    expect(isDone()).toBe(false);
    twin.tell('deployments', dns(2));
    await done;
  });

  it('at once when it is to have no nodes', async () => {
    const { twin, done } = watched(0);
    twin.tell('nodes');
    await done;
  });

  it('tells that it is lost, and ends when it is given up', async () => {
    const { twin, lost, done, stopping } = watched(1);
    twin.lose(new Error('Unauthorized'));
    expect(lost.at(-1)?.message).toBe('Unauthorized');
    stopping.abort();
    await expect(done).rejects.toMatchObject({ name: 'AbortError' });
    expect(twin.open).toBe(0);
  });
});
