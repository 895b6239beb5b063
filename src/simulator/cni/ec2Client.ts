import { AwsFault } from '../world/fault.ts';
import type { Procedure } from '../world/procedure.ts';
import type { World } from '../world/world.ts';

/** Lab milliseconds of a call that reads and of one that changes something. */
const readTime = 150;
const writeTime = 400;

/** How often the SDK of the daemon tries a call, and its pauses; lab milliseconds. */
const attempts = 10;
const firstPause = 500;
const longestPause = 20_000;
/** Refusals that the SDK takes for passing ones. */
const passing = ['RequestLimitExceeded', 'Throttling', 'InternalError', 'Unavailable', 'ServiceUnavailable'];

/** Who calls, and who is told of a refusal for want of permission. */
export interface Ec2Caller {
  /** Throws the refusal of an action, `ec2:…`, for which the caller has no permission. */
  check(action: string): void;
  onDenied(action: string): void;
}

/** EC2 as the address daemon of one node reaches it: with the delays, retries, permissions and faults of a real client. */
export class Ec2Client {
  readonly #world: World;
  readonly #caller: Ec2Caller;

  constructor(world: World, caller: Ec2Caller) {
    this.#world = world;
    this.#caller = caller;
  }

  /** Calls an operation; `run` does what EC2 does for it. Throws the refusal that stays after the SDK's retries. */
  *call<T>(operation: string, run: () => T): Procedure<T> {
    for (let attempt = 1; ; attempt++) {
      yield operation.startsWith('Describe') ? readTime : writeTime;
      try {
        return this.#answer(operation, run);
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        if (error.code === 'UnauthorizedOperation') this.#caller.onDenied(`ec2:${operation}`);
        if (!passing.includes(error.code) || attempt === attempts) throw error;
        const pause = Math.min(longestPause, firstPause * 2 ** (attempt - 1));
        yield pause * (0.5 + this.#world.random() / 2);
      }
    }
  }

  #answer<T>(operation: string, run: () => T): T {
    const fault = this.#world.faultFor(operation);
    if (fault !== undefined) throw fault;
    this.#caller.check(`ec2:${operation}`);
    return run();
  }
}
