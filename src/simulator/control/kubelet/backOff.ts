/** Lab milliseconds of the first pause and of the longest. */
const first = 10_000;
const longest = 300_000;

/** The kubelet's pauses between tries: 10 s, doubling up to five minutes; forgotten after ten quiet minutes. */
export class BackOff {
  readonly #initial: number;
  #pause: number;
  #last = -Infinity;

  /** With `lenient` the first try again comes without a pause. */
  constructor(lenient: boolean) {
    this.#initial = lenient ? 0 : first;
    this.#pause = this.#initial;
  }

  /** How long to wait now, after one more failure at lab time `now`. */
  next(now: number): number {
    if (now - this.#last > 2 * longest) this.#pause = this.#initial;
    const pause = this.#pause;
    this.#pause = pause === 0 ? first : Math.min(longest, pause * 2);
    this.#last = now + pause;
    return pause;
  }
}

/** `10s`, `1m20s`, `5m0s`, as Go prints a duration. */
export function goDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
