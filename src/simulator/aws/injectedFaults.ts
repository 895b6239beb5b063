import { AwsFault } from '../world/fault.ts';
import type { World } from '../world/world.ts';

/** Faults that tests and learners ask for, to see what a client makes of them. */
export class InjectedFaults {
  readonly #world: World;
  readonly #throttled = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Makes every session of the account expired, or good again. */
  expireCredentials(expired: boolean): void {
    for (const principal of this.#world.principals.values()) principal.expired = expired;
  }

  /** Refuses the next `times` calls of an operation for their rate. */
  throttle(operation: string, times: number): void {
    this.#throttled.set(operation, times);
  }

  /** The fault that meets the next call of an operation from inside the world, such as the VPC CNI's of EC2. */
  next(operation: string): AwsFault | undefined {
    return this.takeThrottle(operation)
      ? new AwsFault('RequestLimitExceeded', 'Request limit exceeded.', 503)
      : undefined;
  }

  /** Whether this call is one of those to refuse; counts it if so. */
  takeThrottle(operation: string): boolean {
    const left = this.#throttled.get(operation) ?? 0;
    if (left > 0) this.#throttled.set(operation, left - 1);
    return left > 0;
  }
}
