import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import type { KubernetesPod } from '../ports/cluster.ts';

/** Milliseconds that the VPC CNI keeps an address back after its pod has ended (ipamd's `addressCoolingPeriod`). */
const coolingTime = 30_000;

interface Cooling {
  readonly freeAt: number;
  readonly nodeName: string;
}

/** Addresses that lost their pod less than 30 s ago. AWS tells nobody: it is seen from pods that go. */
export class CoolingAddresses implements Disposable {
  readonly #clock: Clock;
  readonly #onChange: (nodeName: string) => void;
  /** In the order in which they will be free. */
  readonly #cooling = new Map<string, Cooling>();
  /** The uid of the pod that had an address last. */
  readonly #holders = new Map<string, string>();
  #timer: Disposable | undefined;

  /** `onChange` tells on which node addresses are free again. */
  constructor(clock: Clock, onChange: (nodeName: string) => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** When a cooling address is free again; undefined for any other. */
  freeAt(address: string): number | undefined {
    return this.#cooling.get(address)?.freeAt;
  }

  /** A pod is another than before, or there is none any more. */
  moved(before: KubernetesPod | undefined, after: KubernetesPod | undefined): void {
    const left = addressOf(before);
    const taken = addressOf(after);
    if (taken !== undefined && after !== undefined) {
      this.#holders.set(taken, after.uid);
      this.#cooling.delete(taken);
    }
    if (left === undefined || left === taken || before === undefined) return;
    // The next pod may have the address before the news of the last one's end.
    if (this.#holders.get(left) !== before.uid) return;
    this.#holders.delete(left);
    this.#cooling.delete(left);
    this.#cooling.set(left, { freeAt: this.#clock.now() + coolingTime, nodeName: before.nodeName ?? '' });
    this.#waitForNext();
  }

  /** When addresses became free is not known any more: all count as warm. */
  forget(): void {
    const cooling = [...this.#cooling.values()];
    this.#cooling.clear();
    this.dispose();
    for (const { nodeName } of cooling) this.#onChange(nodeName);
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  #waitForNext(): void {
    const [next] = this.#cooling.values();
    if (next === undefined || this.#timer !== undefined) return;
    this.#timer = this.#clock.after(next.freeAt - this.#clock.now(), () => {
      this.#timer = undefined;
      this.#free(this.#clock.now());
      this.#waitForNext();
    });
  }

  #free(now: number): void {
    for (const [address, { freeAt, nodeName }] of this.#cooling) {
      if (freeAt > now) return;
      this.#cooling.delete(address);
      this.#onChange(nodeName);
    }
  }
}

/** A pod that has ended keeps its address in its status, but no longer holds it. */
function addressOf(pod: KubernetesPod | undefined): string | undefined {
  if (pod === undefined || pod.hostNetwork) return undefined;
  return pod.phase === 'Running' || pod.phase === 'Pending' ? pod.ip : undefined;
}
