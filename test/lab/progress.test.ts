import { describe, expect, it } from 'vitest';
import { silentLog, type Log } from '../../src/base/log.ts';
import { LabProgress } from '../../src/lab/progress.ts';
import { emptySnapshot } from '../../src/model/snapshot.ts';
import type { KeyValueStore } from '../../src/ports/keyValueStore.ts';
import { connected, deployed, deploying, withNetshoot } from './labSnapshot.ts';

class MapStore implements KeyValueStore {
  readonly values = new Map<string, unknown>();
  failure: Error | undefined;

  get<T>(key: string): T | undefined {
    return this.values.get(key) as T | undefined;
  }

  set(key: string, value: unknown): Promise<void> {
    this.values.set(key, value);
    return this.failure === undefined ? Promise.resolve() : Promise.reject(this.failure);
  }
}

const id = 'aws:lab:ap-northeast-2';
const afterDeploy = ['01-deploy', '02-verify', '03-vpc-cni', '04-node-network', '09-pod-limit'];

function setUp(store = new MapStore()) {
  const progress = new LabProgress(store, silentLog);
  const changes: string[] = [];
  progress.onDidChange((change) => changes.push(change.connectionId));
  return { store, progress, changes };
}

describe('LabProgress', () => {
  it('ticks chapters as they are met and says so once', () => {
    const { progress, changes } = setUp();
    progress.update(deploying);
    expect([...progress.done(id)]).toEqual([]);
    progress.update(deployed);
    progress.update(deployed);
    expect([...progress.done(id)]).toEqual(afterDeploy);
    expect(changes).toEqual([id]);
  });

  it('keeps what was met, in another session and when the world has changed', () => {
    const { store, progress } = setUp();
    progress.update(withNetshoot);
    const later = setUp(store).progress;
    later.update(deployed);
    expect(later.done(id).has('05-secondary-addresses')).toBe(true);
  });

  it('keeps connections apart', () => {
    const { progress } = setUp();
    progress.update(deployed);
    expect([...progress.done('practice')]).toEqual([]);
  });

  it('forgets one chapter or all when asked', () => {
    const { progress, changes } = setUp();
    progress.update(deployed);
    progress.reset(id, '02-verify');
    expect([...progress.done(id)]).toEqual(afterDeploy.filter((slug) => slug !== '02-verify'));
    progress.reset(id, '02-verify');
    expect(changes, 'nothing to forget').toHaveLength(2);
    progress.reset(id);
    expect([...progress.done(id)]).toEqual([]);
  });

  it('ends the lab when the stack it has seen is gone, and not in a world that is only new', () => {
    const { progress } = setUp();
    progress.update(deployed);
    progress.update(emptySnapshot);
    progress.update(connected);
    expect(progress.done(id).has('11-wrap-up'), 'after a restart').toBe(false);
    progress.update(deploying);
    progress.update(connected);
    expect(progress.done(id).has('11-wrap-up')).toBe(true);
  });

  it('reads only chapters from what was kept', () => {
    const { store, progress } = setUp();
    store.values.set(`lab.done.${id}`, ['02-verify', 'gone', 7]);
    expect([...progress.done(id)]).toEqual(['02-verify']);
    store.values.set(`lab.done.${id}`, 'broken');
    expect([...progress.done(id)]).toEqual([]);
  });

  it('says in the log when it could not be kept', async () => {
    const store = new MapStore();
    store.failure = new Error('disk full');
    const logged: unknown[] = [];
    const log: Log = { ...silentLog, error: (_, cause) => logged.push(cause) };
    new LabProgress(store, log).update(deployed);
    await new Promise((resolve) => setImmediate(resolve));
    expect(logged).toEqual([store.failure]);
  });
});
