import type { Program, Programs } from '../../../terminal/program.ts';

/** The programs of one machine by name. What a package brings is there, and hidden until the package is installed. */
export class ProgramTable {
  readonly #all: ReadonlyMap<string, Program>;
  readonly #hidden: Set<string>;
  readonly find: Programs = (name) => (this.#hidden.has(name) ? undefined : this.#all.get(name));

  /** Of two programs with one name, the later one counts. */
  constructor(programs: readonly Program[], hidden: readonly string[] = []) {
    this.#all = new Map(programs.map((program) => [program.name, program]));
    this.#hidden = new Set(hidden);
  }

  names(): readonly string[] {
    return [...this.#all.keys()].filter((name) => !this.#hidden.has(name));
  }

  reveal(names: readonly string[]): void {
    for (const name of names) this.#hidden.delete(name);
  }

  hide(names: readonly string[]): void {
    for (const name of names) this.#hidden.add(name);
  }
}
