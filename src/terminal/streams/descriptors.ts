import { Input, TextInput } from './input.ts';
import { nullOutput, type Output } from './output.ts';

/** The open file descriptors of a command by number: 0 is read, 1 and 2 are written. `with` makes another set. */
export class Descriptors {
  #open: ReadonlyMap<number, Input | Output>;

  constructor(open: Iterable<readonly [number, Input | Output]>) {
    this.#open = new Map(open);
  }

  static of(stdin: Input, stdout: Output, stderr: Output): Descriptors {
    return new Descriptors([
      [0, stdin],
      [1, stdout],
      [2, stderr],
    ]);
  }

  with(fd: number, stream: Input | Output | undefined): Descriptors {
    const open = new Map(this.#open);
    if (stream === undefined) open.delete(fd);
    else open.set(fd, stream);
    return new Descriptors(open);
  }

  copy(): Descriptors {
    return new Descriptors(this.#open);
  }

  /** Takes over another's descriptors for all who share this one: `exec > file`. */
  become(other: Descriptors): void {
    this.#open = other.#open;
  }

  get(fd: number): Input | Output | undefined {
    return this.#open.get(fd);
  }

  get stdin(): Input {
    const stream = this.#open.get(0);
    return stream instanceof Input ? stream : new TextInput('');
  }

  get stdout(): Output {
    return this.output(1);
  }

  get stderr(): Output {
    return this.output(2);
  }

  output(fd: number): Output {
    const stream = this.#open.get(fd);
    return stream === undefined || stream instanceof Input ? nullOutput : stream;
  }

  /** The lowest number from `from` on that is not open. */
  free(from: number): number {
    let fd = from;
    while (this.#open.has(fd)) fd += 1;
    return fd;
  }
}
