/** Milliseconds of wall time over which requests are counted: people and their loops live by it at any speed of the lab. */
const span = 2000;
/** More in a span than any loop in a shell makes; what is older is of no interest. */
const most = 5000;

/** How many requests a second the containers of a cluster have answered lately. */
export class RequestLoad {
  readonly #now: () => number;
  readonly #times = new Map<string, number[]>();

  /** `now` is wall time, milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** A container has answered a request. */
  count(podUid: string, container: string): void {
    const key = `${podUid}/${container}`;
    let times = this.#times.get(key);
    if (times === undefined) this.#times.set(key, (times = []));
    times.push(this.#now());
    if (times.length > most) times.splice(0, most / 2);
  }

  /** Requests per second of wall time over the last two seconds. */
  rate(podUid: string, container: string): number {
    const key = `${podUid}/${container}`;
    const since = this.#now() - span;
    const recent = (this.#times.get(key) ?? []).filter((at) => at >= since);
    if (recent.length === 0) this.#times.delete(key);
    else this.#times.set(key, recent);
    return recent.length / (span / 1000);
  }
}
