import { setExhausted } from '../world/compute/capacity.ts';
import { AwsFault } from '../world/fault.ts';
import { setQuota } from '../world/quotas.ts';
import type { World } from '../world/world.ts';

/** What can be made of calls of an operation: too fast, not allowed, broken, never answered as the connection is cut. */
export type FaultKind = 'throttle' | 'deny' | 'break' | 'drop';

/** In place of an operation's name: all of them. */
const every = '*';

/** Faults that tests and learners ask for, to see what a client makes of them. */
export class InjectedFaults {
  readonly #world: World;
  /** How many calls are still to be refused, by kind and operation. */
  readonly #left = new Map<string, number>();
  readonly #delays = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Makes every session of the account expired, or good again. */
  expireCredentials(expired: boolean): void {
    for (const principal of this.#world.principals.values()) principal.expired = expired;
  }

  /** Refuses the next `times` calls of an operation, or of all (`*`); none ends it. */
  refuse(kind: FaultKind, operation: string, times: number): void {
    this.#left.set(`${kind} ${operation}`, times);
  }

  /** Answers calls of an operation, or of all (`*`), only after so many real milliseconds. */
  delay(operation: string, milliseconds: number): void {
    this.#delays.set(operation, Math.min(Math.max(0, milliseconds), 60_000));
  }

  /** Real milliseconds by which the answer to a call is to be late. */
  delayOf(operation: string): number {
    return this.#delays.get(operation) ?? this.#delays.get(every) ?? 0;
  }

  /** Lets EC2 run out of an instance type in a zone, or have it again. */
  exhaust(type: string, zone: string, exhausted: boolean): void {
    setExhausted(this.#world, type, zone, exhausted);
  }

  /** Raises or lowers a quota of the account; false if there is none of this code. */
  setQuota(code: string, value: number): boolean {
    return setQuota(this.#world, code, value);
  }

  /** The fault that meets the next call of an operation from inside the world, such as the VPC CNI's of EC2. */
  next(operation: string): AwsFault | undefined {
    if (this.take('throttle', operation)) return new AwsFault('RequestLimitExceeded', 'Request limit exceeded.', 503);
    if (this.take('break', operation)) return new AwsFault('InternalError', 'An internal error has occurred', 500);
    return this.take('deny', operation)
      ? new AwsFault('UnauthorizedOperation', 'You are not authorized to perform this operation.', 403)
      : undefined;
  }

  /** Whether this call is one of those to refuse; counts it if so. */
  take(kind: FaultKind, operation: string): boolean {
    for (const name of [operation, every]) {
      const key = `${kind} ${name}`;
      const left = this.#left.get(key) ?? 0;
      if (left <= 0) continue;
      this.#left.set(key, left - 1);
      return true;
    }
    return false;
  }
}
