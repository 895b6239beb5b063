import type { Clock } from '../base/clock.ts';
import type { ClusterSettings } from '../ports/cluster.ts';

/** A token is replaced this long (milliseconds) before it ends, so that no request starts with a dying one. */
const margin = 60_000;

/** The bearer token of a cluster: asked for once for many requests, and again shortly before it ends. */
export class BearerToken {
  readonly #ask: ClusterSettings['token'];
  readonly #clock: Clock;
  #answer: ReturnType<ClusterSettings['token']> | undefined;

  constructor(ask: ClusterSettings['token'], clock: Clock) {
    this.#ask = ask;
    this.#clock = clock;
  }

  async get(): Promise<string> {
    const answer = (this.#answer ??= this.#ask());
    try {
      const { token, expiresAt } = await answer;
      if (expiresAt - margin > this.#clock.now()) return token;
    } catch (error) {
      this.#drop(answer);
      throw error;
    }
    this.#drop(answer);
    const { token } = await (this.#answer ??= this.#ask());
    return token;
  }

  /** The server did not take it: the next request asks for another. */
  forget(): void {
    this.#answer = undefined;
  }

  /** Only if nobody else has asked for a newer one meanwhile. */
  #drop(answer: ReturnType<ClusterSettings['token']>): void {
    if (this.#answer === answer) this.#answer = undefined;
  }
}
