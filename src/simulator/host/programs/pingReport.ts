import type { EchoOutcome, Unreachable } from '../packets/outcomes.ts';

export interface PingTarget {
  /** As the person typed it. */
  readonly typed: string;
  readonly address: string;
  /** Of the address, by the resolver. */
  readonly name: string | undefined;
  readonly size: number;
  readonly quiet: boolean;
  readonly stamps: boolean;
}

type Reply = Extract<EchoOutcome, { kind: 'reply' }>;

const errors: Readonly<Record<Unreachable['error'], string>> = {
  'host-unreachable': 'Destination Host Unreachable',
  'network-unreachable': 'Destination Net Unreachable',
  'port-unreachable': 'Destination Port Unreachable',
  'time-exceeded': 'Time to live exceeded',
};

/** What `ping` prints, as iputils and BusyBox word it. */
export class PingReport {
  readonly #style: 'iputils' | 'busybox';
  readonly #target: PingTarget;
  readonly #times: number[] = [];
  #transmitted = 0;
  #errors = 0;

  constructor(style: 'iputils' | 'busybox', target: PingTarget) {
    this.#style = style;
    this.#target = target;
  }

  get address(): string {
    return this.#target.address;
  }

  get size(): number {
    return this.#target.size;
  }

  get received(): number {
    return this.#times.length;
  }

  sent(): void {
    this.#transmitted += 1;
  }

  header(): string {
    const { typed, address, size } = this.#target;
    if (this.#style === 'busybox') return `PING ${typed} (${address}): ${size} data bytes\n`;
    return `PING ${typed} (${address}) ${size}(${size + 28}) bytes of data.\n`;
  }

  /** `-D`: the time before a line. */
  stamp(now: number): string {
    return this.#target.stamps ? `[${(now / 1000).toFixed(6)}] ` : '';
  }

  reply(sequence: number, { from, ttl, bytes, after }: Reply): string {
    this.#times.push(after);
    if (this.#target.quiet) return '';
    if (this.#style === 'busybox')
      return `${bytes} bytes from ${from}: seq=${sequence - 1} ttl=${ttl} time=${after.toFixed(3)} ms\n`;
    const { name } = this.#target;
    const who = name === undefined ? from : `${name} (${from})`;
    return `${bytes} bytes from ${who}: icmp_seq=${sequence} ttl=${ttl} time=${shortTime(after)} ms\n`;
  }

  problem(sequence: number, { from, error }: Unreachable): string {
    this.#errors += 1;
    if (this.#target.quiet || this.#style === 'busybox') return '';
    return `From ${from} icmp_seq=${sequence} ${errors[error]}\n`;
  }

  /** @param elapsed milliseconds from the first request to the last. */
  statistics(elapsed: number): string {
    const sent = this.#transmitted;
    const { received } = this;
    const lost = sent === 0 ? 0 : Math.floor(((sent - received) * 100) / sent);
    const head = `\n--- ${this.#target.typed} ping statistics ---\n`;
    if (this.#style === 'busybox') {
      const counts = `${sent} packets transmitted, ${received} packets received, ${lost}% packet loss\n`;
      return (
        head + counts + (received === 0 ? '' : `round-trip min/avg/max = ${this.#summary().slice(0, 3).join('/')} ms\n`)
      );
    }
    const failed = this.#errors === 0 ? '' : `+${this.#errors} errors, `;
    const counts = `${sent} packets transmitted, ${received} received, ${failed}${lost}% packet loss, time ${Math.round(elapsed)}ms\n`;
    return head + counts + (received === 0 ? '\n' : `rtt min/avg/max/mdev = ${this.#summary().join('/')} ms\n`);
  }

  /** Least, mean, most and mean deviation, as `ping` rounds them. */
  #summary(): readonly string[] {
    const count = this.#times.length;
    const sum = this.#times.reduce((total, each) => total + each, 0);
    const squares = this.#times.reduce((total, each) => total + each * each, 0);
    const mean = sum / count;
    const least = this.#times.reduce((a, b) => Math.min(a, b), Infinity);
    const most = this.#times.reduce((a, b) => Math.max(a, b), 0);
    return [least, mean, most, Math.sqrt(Math.max(0, squares / count - mean * mean))].map((each) => each.toFixed(3));
  }
}

/** iputils shows three digits that count, up to 99.9 ms. */
function shortTime(ms: number): string {
  if (ms >= 100) return String(Math.floor(ms));
  return ms.toFixed(ms >= 10 ? 1 : ms >= 1 ? 2 : 3);
}
