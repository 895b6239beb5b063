import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { persistentVolumeClaims } from '../../kubernetes/kinds.ts';
import type { PersistentVolumeClaim } from '../../kubernetes/objects/storage.ts';
import { updateObject } from '../../kubernetes/writes/update.ts';
import type { ControlContext } from '../controlContext.ts';
import { objectKey } from '../objectKey.ts';

/** Lab milliseconds the scheduler waits for volumes to be made for a pod. */
const bindTimeout = 600_000;

interface Waiting {
  readonly claims: ReadonlySet<string>;
  readonly done: (bound: boolean) => void;
  readonly timeout: Disposable;
}

/** Holds back pods whose volumes are still to be made: their claims learn the node, and the pod goes when they are bound. */
export class VolumeBinder implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();
  readonly #waiting = new Map<string, Waiting>();

  constructor(context: ControlContext) {
    this.#context = context;
    this.#owned.add(
      context.api.store.onDidChange(({ kind, object }) => {
        if (kind.plural !== persistentVolumeClaims.plural) return;
        for (const [key, { claims }] of this.#waiting) if (claims.has(objectKey(object))) this.#look(key);
      }),
    );
  }

  dispose(): void {
    for (const key of this.#waiting.keys()) this.forget(key);
    this.#owned.dispose();
  }

  /** Tells `done` whether all claims of the pod were bound in time. Nothing is told of one that is forgotten before. */
  bind(
    podKey: string,
    nodeName: string,
    claims: readonly PersistentVolumeClaim[],
    done: (bound: boolean) => void,
  ): void {
    const timeout = this.#context.clock.background(bindTimeout, () => {
      this.#waiting.delete(podKey);
      done(false);
    });
    this.#waiting.set(podKey, { claims: new Set(claims.map(objectKey)), done, timeout });
    for (const claim of claims) {
      const { resourceVersion: _, ...metadata } = claim.metadata;
      const annotations = { ...metadata.annotations, 'volume.kubernetes.io/selected-node': nodeName };
      updateObject(this.#context.api, persistentVolumeClaims, { ...claim, metadata: { ...metadata, annotations } });
    }
    this.#look(podKey);
  }

  isWaiting(podKey: string): boolean {
    return this.#waiting.has(podKey);
  }

  forget(podKey: string): void {
    this.#waiting.get(podKey)?.timeout.dispose();
    this.#waiting.delete(podKey);
  }

  #look(podKey: string): void {
    const waiting = this.#waiting.get(podKey);
    if (waiting === undefined) return;
    const { store } = this.#context.api;
    const bound = [...waiting.claims].every((key) => {
      const slash = key.indexOf('/');
      const claim = store.get(persistentVolumeClaims, key.slice(0, slash), key.slice(slash + 1));
      return claim?.status.phase === 'Bound';
    });
    if (!bound) return;
    this.forget(podKey);
    waiting.done(true);
  }
}
