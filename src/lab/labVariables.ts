import { Emitter } from '../base/event.ts';

/** The variables that the chapters set, in the order in which they do. */
export const labVariableNames: readonly string[] = [
  'VPCID',
  'N1',
  'N2',
  'N3',
  'BASTION',
  'KEYID',
  'NGSGID',
  'PODNAME1',
  'PODNAME2',
  'PODNAME3',
  'PODIP1',
  'PODIP2',
  'PODIP3',
  'HOST1',
  'PENDING',
];

/** The lab's variables as the terminals last reported them. */
export class LabVariables {
  #values: ReadonlyMap<string, string> = new Map();
  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;

  /** In the order of the chapters. */
  get values(): ReadonlyMap<string, string> {
    return this.#values;
  }

  /**
   * Takes what one terminal has now. `before` is what it had: a variable that another terminal has set and this one never
   * had stays.
   */
  report(now: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>): void {
    const next = new Map<string, string>();
    for (const name of labVariableNames) {
      const value = now.get(name) ?? (before.has(name) ? undefined : this.#values.get(name));
      if (value !== undefined) next.set(name, value);
    }
    if (sameEntries(next, this.#values)) return;
    this.#values = next;
    this.#changed.fire();
  }

  /** Forgets all, as when the terminals that had them are closed. */
  clear(): void {
    if (this.#values.size === 0) return;
    this.#values = new Map();
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function sameEntries(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);
}
