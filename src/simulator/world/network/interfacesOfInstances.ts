import type { Event } from '../../../base/event.ts';
import { onDispose, type Disposable } from '../../../base/disposable.ts';
import type { NetworkInterface } from './records.ts';

/** Tells of changed interfaces by the instance that they are, or just were, attached to. */
export class InterfacesOfInstances {
  readonly #watchers = new Map<string, Set<() => void>>();
  readonly #instanceOf = new Map<string, string>();
  readonly #interfaces: ReadonlyMap<string, NetworkInterface>;

  /** `changed` tells the ids of interfaces that changed in any way. */
  constructor(interfaces: ReadonlyMap<string, NetworkInterface>, changed: Event<string>) {
    this.#interfaces = interfaces;
    changed((id) => {
      const before = this.#instanceOf.get(id);
      const now = interfaces.get(id)?.attachment?.instanceId;
      if (now === undefined) this.#instanceOf.delete(id);
      else this.#instanceOf.set(id, now);
      if (before !== undefined && before !== now) this.#tell(before);
      if (now !== undefined) this.#tell(now);
    });
  }

  /** Runs each time something about the instance's interfaces has changed. */
  watch(instanceId: string, run: () => void): Disposable {
    for (const { id, attachment } of this.#interfaces.values())
      if (attachment?.instanceId === instanceId) this.#instanceOf.set(id, instanceId);
    const watchers = this.#watchers.get(instanceId) ?? new Set();
    this.#watchers.set(instanceId, watchers.add(run));
    return onDispose(() => {
      watchers.delete(run);
      if (watchers.size === 0) this.#watchers.delete(instanceId);
    });
  }

  #tell(instanceId: string): void {
    for (const run of this.#watchers.get(instanceId) ?? []) run();
  }
}
