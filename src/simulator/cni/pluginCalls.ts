import { Emitter } from '../../base/event.ts';

/** One call of the CNI plugin by the container runtime. */
export interface PluginCall {
  /** Wall time, milliseconds since the epoch. */
  readonly at: number;
  readonly command: 'ADD' | 'DEL';
  readonly sandbox: string;
  readonly namespace: string;
  readonly pod: string;
  /** What the pod got, or gave back. */
  readonly address?: string;
  /** Why it got none. */
  readonly refusal?: string;
  /** Device number of the interface that has the address. */
  readonly device: number;
}

/** Calls kept of one node. */
const kept = 2000;

/** The calls of the CNI plugin on one node, oldest first: what its log tells of. */
export class PluginCalls {
  readonly #appended = new Emitter<PluginCall>();
  #calls: PluginCall[] = [];
  readonly onDidAppend = this.#appended.event;

  get all(): readonly PluginCall[] {
    return this.#calls;
  }

  add(call: PluginCall): void {
    this.#calls.push(call);
    if (this.#calls.length > kept * 1.5) this.#calls = this.#calls.slice(-kept);
    this.#appended.fire(call);
  }
}
