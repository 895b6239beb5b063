import { Emitter } from '../../base/event.ts';
import type { LabClock } from '../world/labClock.ts';

export interface Signal {
  readonly uniqueId: string;
  readonly status: 'SUCCESS' | 'FAILURE';
  readonly reason: string;
  readonly data: string;
}

/** How many signals somebody waits for, and whether the time for them is over. */
interface Expectation {
  readonly count: number;
  /** Lab milliseconds. */
  readonly timeout: number;
  /** How many of them have been told of. */
  noted: number;
  expired: boolean;
}

/** What arrived and what is waited for, by the resource's key. */
export interface SavedSignals {
  readonly received: ReadonlyMap<string, readonly Signal[]>;
  readonly expected: ReadonlyMap<string, Expectation>;
}

/** Signals sent to resources, by the resource's key: what creation policies and wait conditions wait for. */
export class Signals {
  readonly #clock: LabClock;
  readonly #received = new Map<string, readonly Signal[]>();
  readonly #expected = new Map<string, Expectation>();
  readonly #changed = new Emitter<void>();

  /** A signal arrived, or time for one is over. */
  readonly onDidChange = this.#changed.event;
  /** Where signals for handles can be sent; undefined before the simulator listens. */
  endpoint: string | undefined;

  constructor(clock: LabClock) {
    this.#clock = clock;
  }

  static key(stackId: string, logicalId: string): string {
    return `${stackId}/${logicalId}`;
  }

  /** Records a signal. One with the id of another before it is the same signal again. */
  receive(key: string, signal: Signal): void {
    const received = this.received(key);
    if (received.some(({ uniqueId }) => uniqueId === signal.uniqueId)) return;
    this.#received.set(key, [...received, signal]);
    this.#changed.fire();
  }

  received(key: string): readonly Signal[] {
    return this.#received.get(key) ?? [];
  }

  /** Waits for so many signals for lab milliseconds. Instant time does not hurry through them: signals come from outside. */
  expect(key: string, count: number, timeout: number): Expectation {
    const expectation: Expectation = { count, timeout, noted: 0, expired: false };
    this.#await(key, expectation);
    return expectation;
  }

  expectation(key: string): Expectation | undefined {
    return this.#expected.get(key);
  }

  /** Forgets what arrived and what was waited for: the resource is made anew, or gone. */
  forget(key: string): void {
    this.#received.delete(key);
    this.#expected.delete(key);
  }

  saved(): SavedSignals {
    return { received: this.#received, expected: this.#expected };
  }

  /** Takes up what was saved; the time for what is waited for begins anew. */
  restore({ received, expected }: SavedSignals): void {
    for (const [key, signals] of received) this.#received.set(key, signals);
    for (const [key, expectation] of expected) this.#await(key, expectation);
  }

  #await(key: string, expectation: Expectation): void {
    this.#expected.set(key, expectation);
    if (expectation.expired) return;
    this.#clock.background(expectation.timeout, () => {
      if (this.#expected.get(key) !== expectation) return;
      expectation.expired = true;
      this.#changed.fire();
    });
  }
}
