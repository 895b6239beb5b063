import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { DeployForm } from '../../domain/deploy/deployForm.ts';

/** Milliseconds that typing rests before the host hears of it. */
const rest = 150;

/** How the host hears of what is typed. */
export interface DraftPort {
  setName(name: string): void;
  setValue(key: string, value: string): void;
  resetValue(key: string): void;
}

/**
 * What a person has typed and the host does not show yet. The form is what the host has, with this over it: so the page
 * answers every key at once, and an older state of the host never takes a letter back.
 */
export class Draft {
  readonly #port: DraftPort;
  readonly #clock: Clock;
  #template = '';
  #name: string | undefined;
  /** Undefined: taken back. */
  readonly #values = new Map<string, string | undefined>();
  readonly #unsent = new Set<string>();
  #nameUnsent = false;
  #timer: Disposable | undefined;

  constructor(port: DraftPort, clock: Clock) {
    this.#port = port;
    this.#clock = clock;
  }

  /** The host's form with what is typed over it. What the host shows by now is no draft any more. */
  over(form: DeployForm): DeployForm {
    const template = JSON.stringify(form.template.source);
    if (template !== this.#template) {
      this.#template = template;
      this.#values.clear();
      this.#unsent.clear();
    }
    if (this.#name === form.stackName) this.#name = undefined;
    const values: Record<string, string> = { ...form.values };
    for (const [key, value] of this.#values) {
      if (form.values[key] === value && !this.#unsent.has(key)) this.#values.delete(key);
      else if (value === undefined) delete values[key];
      else values[key] = value;
    }
    return { ...form, stackName: this.#name ?? form.stackName, values };
  }

  setName(name: string): void {
    this.#name = name;
    this.#nameUnsent = true;
    this.#sendSoon();
  }

  setValue(key: string, value: string): void {
    this.#values.set(key, value);
    this.#unsent.add(key);
    this.#sendSoon();
  }

  reset(key: string): void {
    this.#values.set(key, undefined);
    this.#unsent.add(key);
    this.flush();
  }

  /** Sends what has not been sent. To be called before anything that builds on the values. */
  flush(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    if (this.#nameUnsent && this.#name !== undefined) this.#port.setName(this.#name);
    this.#nameUnsent = false;
    for (const key of this.#unsent) {
      const value = this.#values.get(key);
      if (value === undefined) this.#port.resetValue(key);
      else this.#port.setValue(key, value);
    }
    this.#unsent.clear();
  }

  /** The form is left: nothing that was typed stays here, secrets least of all. */
  clear(): void {
    this.flush();
    this.#values.clear();
    this.#name = undefined;
  }

  #sendSoon(): void {
    this.#timer?.dispose();
    this.#timer = this.#clock.after(rest, () => this.flush());
  }
}
