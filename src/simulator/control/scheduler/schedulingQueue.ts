import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import type { LabClock } from '../../world/labClock.ts';
import type { PluginName } from './cycle.ts';

/** Lab milliseconds after which a pod is tried again although nothing has happened that could help it. */
const flushTime = 5 * 60_000;
/** The first pause after a failure, and the longest. */
const firstBackoff = 1000;
const longestBackoff = 10_000;

interface Refused {
  /** Who refused it: only what could change their mind brings it back early. */
  readonly plugins: ReadonlySet<PluginName>;
  /** Lab time before which it is not tried again. */
  readonly until: number;
  readonly flush: Disposable;
}

/**
 * The pods without a node: those whose turn it is, by priority and then by age; those that wait because they were refused
 * a moment ago; and those for which nothing has changed since they were refused.
 */
export class SchedulingQueue implements Disposable {
  readonly #clock: LabClock;
  readonly #onReady: () => void;
  readonly #owned = new DisposableStore();
  readonly #active = new Map<number, Set<string>>();
  readonly #priorities = new Map<string, number>();
  readonly #refused = new Map<string, Refused>();
  readonly #failures = new Map<string, number>();
  readonly #pauses = new Map<string, Disposable>();

  constructor(clock: LabClock, onReady: () => void) {
    this.#clock = clock;
    this.#onReady = onReady;
  }

  dispose(): void {
    for (const { flush } of this.#refused.values()) flush.dispose();
    for (const pause of this.#pauses.values()) pause.dispose();
    this.#owned.dispose();
  }

  get hasRefused(): boolean {
    return this.#refused.size > 0;
  }

  add(key: string, priority: number): void {
    this.#priorities.set(key, priority);
    this.#activate(key);
  }

  /** The pod has a node now, or is gone. */
  remove(key: string): void {
    this.#active.get(this.#priorities.get(key) ?? 0)?.delete(key);
    this.#forgetRefusal(key);
    this.#pauses.get(key)?.dispose();
    this.#pauses.delete(key);
    this.#priorities.delete(key);
    this.#failures.delete(key);
  }

  /** Takes the next pod: of the highest priority, and of these the one that has waited longest. */
  next(): string | undefined {
    let best: number | undefined;
    for (const [priority, keys] of this.#active)
      if (keys.size > 0 && (best === undefined || priority > best)) best = priority;
    const keys = best === undefined ? undefined : this.#active.get(best);
    const [first] = keys ?? [];
    if (first !== undefined) keys?.delete(first);
    return first;
  }

  refuse(key: string, plugins: ReadonlySet<PluginName>): void {
    const failures = (this.#failures.get(key) ?? 0) + 1;
    this.#failures.set(key, failures);
    const backoff = Math.min(longestBackoff, firstBackoff * 2 ** (failures - 1));
    const flush = this.#clock.background(flushTime, () => this.#activate(key));
    this.#forgetRefusal(key);
    this.#refused.set(key, { plugins, until: this.#clock.labTime() + backoff, flush });
  }

  /** Something has changed that may help pods that one of `plugins` refused; all of them, without `plugins`. */
  reconsider(plugins?: readonly PluginName[]): void {
    const time = this.#clock.labTime();
    for (const [key, refused] of this.#refused) {
      if (plugins !== undefined && !plugins.some((each) => refused.plugins.has(each))) continue;
      if (refused.until <= time) this.#activate(key);
      else this.#pause(key, refused.until - time);
    }
  }

  #pause(key: string, ms: number): void {
    if (this.#pauses.has(key)) return;
    this.#forgetRefusal(key);
    this.#pauses.set(
      key,
      this.#clock.after(ms, () => this.#activate(key)),
    );
  }

  #activate(key: string): void {
    this.#forgetRefusal(key);
    this.#pauses.delete(key);
    const priority = this.#priorities.get(key) ?? 0;
    const keys = this.#active.get(priority) ?? new Set<string>();
    this.#active.set(priority, keys.add(key));
    this.#onReady();
  }

  #forgetRefusal(key: string): void {
    this.#refused.get(key)?.flush.dispose();
    this.#refused.delete(key);
  }
}
