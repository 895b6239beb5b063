import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import type { KubernetesPod } from '../ports/cluster.ts';

/** Milliseconds that the VPC CNI keeps an address back after its pod has ended (ipamd's `addressCoolingPeriod`). */
const coolingTime = 30_000;

/** Addresses that lost their pod less than 30 s ago. AWS tells nobody: it is seen from pods that go. */
export class CoolingAddresses implements Disposable {
  readonly #clock: Clock;
  readonly #onCooled: () => void;
  readonly #freeAt = new Map<string, number>();
  #held: ReadonlySet<string> = new Set();
  #timer: Disposable | undefined;

  /** `onCooled` tells when addresses are free again. */
  constructor(clock: Clock, onCooled: () => void) {
    this.#clock = clock;
    this.#onCooled = onCooled;
  }

  get addresses(): ReadonlySet<string> {
    return new Set(this.#freeAt.keys());
  }

  /** These are the pods now. */
  follow(pods: readonly KubernetesPod[]): void {
    const held = new Set(pods.filter(holdsAddress).flatMap(({ ip }) => ip ?? []));
    const freeAt = this.#clock.now() + coolingTime;
    for (const ip of this.#held) if (!held.has(ip)) this.#freeAt.set(ip, freeAt);
    for (const ip of held) this.#freeAt.delete(ip);
    this.#held = held;
    this.#waitForNext();
  }

  /** Nothing is known of any pod any more. */
  forget(): void {
    this.#held = new Set();
    this.#freeAt.clear();
    this.#waitForNext();
  }

  dispose(): void {
    this.#timer?.dispose();
  }

  #waitForNext(): void {
    this.#timer?.dispose();
    if (this.#freeAt.size === 0) return;
    const next = Math.min(...this.#freeAt.values());
    this.#timer = this.#clock.after(next - this.#clock.now(), () => {
      for (const [ip, at] of this.#freeAt) if (at <= next) this.#freeAt.delete(ip);
      this.#onCooled();
      this.#waitForNext();
    });
  }
}

/** A pod that has ended keeps its address in its status, but no longer holds it. */
function holdsAddress({ phase, hostNetwork }: KubernetesPod): boolean {
  return !hostNetwork && (phase === 'Running' || phase === 'Pending');
}
