/** The colors of `ip -c` on a dark screen, as iproute2 has them. */
const codes = { interface: 36, mac: 33, inet: 35, inet6: 34, up: 32, down: 31 } as const;

/** Colors parts of lines, or does not. */
export class Paint {
  readonly #on: boolean;

  constructor(on: boolean) {
    this.#on = on;
  }

  color(kind: keyof typeof codes, text: string): string {
    return this.#on ? `\u001B[${codes[kind]}m${text}\u001B[0m` : text;
  }

  state(state: string, text: string): string {
    return state === 'UP' ? this.color('up', text) : state === 'DOWN' ? this.color('down', text) : text;
  }
}
