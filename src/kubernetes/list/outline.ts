import { equalRun } from './equalRun.ts';
import { moreNeeded, type JsonReader } from './jsonReader.ts';

const closeBracket = 0x5d;

/** An object or array of which parts are read. */
export interface Part {
  /** What it is a part of, and under which name or index. */
  readonly within: Part | undefined;
  readonly name: string | number;
  value: Record<string | number, unknown>;
  /** The object in which it became what it is. */
  turn: number;
}

/**
 * What becomes of a value: it is passed over, or put into its part as `own` or `shared`. `fixed`: where another one stands, an
 * object of another structure begins.
 */
export type Manner = 'skipped' | 'own' | 'shared' | 'fixed';

interface Stretch {
  readonly manner: Manner;
  readonly part: Part;
  readonly name: string | number;
}

/**
 * How the object before was written, to read one that is written alike: what lies between the values is the same then, so
 * only the values that are others have to be looked at. Of a thousand pods of one ReplicaSet those are a handful of each.
 */
export class Outline {
  readonly #reader: JsonReader;
  #bytes = Buffer.alloc(0);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  /** The values, in their order: where each begins, and where it has ended. */
  #starts: number[] = [];
  #ends: number[] = [];
  #stretches: Stretch[] = [];
  #root: Part | undefined;
  #turn = 0;
  /** The values that are others, and where they are in the object that is read. */
  readonly #others: number[] = [];
  readonly #otherStarts: number[] = [];
  readonly #otherEnds: number[] = [];

  constructor(reader: JsonReader) {
    this.#reader = reader;
  }

  /** Forgets the object before: another one begins to be written down. */
  begin(): void {
    this.#root = undefined;
    this.#starts = [];
    this.#ends = [];
    this.#stretches = [];
  }

  /** A value of the object that is written down, by its place among the reader's bytes. */
  add(start: number, end: number, manner: Manner, part: Part, name: string | number): void {
    this.#starts.push(start);
    this.#ends.push(end);
    this.#stretches.push({ manner, part, name });
  }

  /** The whole object is written down. */
  keep(root: Part, start: number, end: number): void {
    this.#starts = this.#starts.map((each) => each - start);
    this.#ends = this.#ends.map((each) => each - start);
    this.#copy(start, end);
    this.#root = root;
  }

  /** Reads an object that is written as the one before; undefined, and nothing is read, if it is not. */
  follow(): Part | undefined {
    const root = this.#root;
    if (root === undefined) return undefined;
    const reader = this.#reader;
    const start = reader.at;
    const end = this.#compare(start);
    if (end === undefined) {
      reader.moveTo(start);
      return undefined;
    }
    this.#turn += 1;
    this.#take(start);
    this.#copy(start, end);
    reader.moveTo(end);
    return root;
  }

  /** Finds the values that are others, and where the object ends. */
  #compare(start: number): number | undefined {
    const reader = this.#reader;
    const { view, end } = reader;
    const [starts, ends] = [this.#starts, this.#ends];
    this.#others.length = 0;
    let known = 0;
    let at = start;
    for (let next = 0; ; next += 1) {
      const run = equalRun(this.#view, known, view, at, Math.min(this.#length - known, end - at));
      known += run;
      at += run;
      if (known === this.#length) return at;
      if (at >= end) throw moreNeeded;
      while ((ends[next] ?? Infinity) < known) next += 1;
      const begins = starts[next] ?? Infinity;
      // A word goes on in the byte after its end.
      if (begins > known) return undefined;
      const from = at - (known - begins);
      const manner = this.#stretches[next]?.manner;
      if (manner === 'fixed') return undefined;
      reader.moveTo(from);
      // An array that had elements has none.
      if (reader.peek() === closeBracket) return undefined;
      reader.skip();
      this.#otherStarts[this.#others.length] = from - start;
      this.#otherEnds[this.#others.length] = reader.at - start;
      this.#others.push(next);
      known = ends[next] ?? 0;
      at = reader.at;
    }
  }

  /** Puts the values that are others into their parts, and notes where all of them are. */
  #take(start: number): void {
    const [starts, ends] = [this.#starts, this.#ends];
    let shift = 0;
    let other = 0;
    for (let index = this.#others[0] ?? starts.length; index < starts.length; index += 1) {
      if (index !== this.#others[other]) {
        starts[index] = (starts[index] ?? 0) + shift;
        ends[index] = (ends[index] ?? 0) + shift;
        continue;
      }
      const end = this.#otherEnds[other] ?? 0;
      starts[index] = this.#otherStarts[other] ?? 0;
      shift = end - (ends[index] ?? 0);
      ends[index] = end;
      other += 1;
      const { manner, part, name } = this.#stretches[index] as Stretch;
      if (manner === 'skipped') continue;
      this.#reader.moveTo(start + (starts[index] ?? 0));
      this.#put(part, name, this.#reader.value(manner === 'own'));
    }
  }

  /** A part that is another than in the object before is another object, and so is what it is a part of. */
  #put(part: Part, name: string | number, value: unknown): void {
    if (part.turn !== this.#turn) {
      part.turn = this.#turn;
      part.value = (Array.isArray(part.value) ? [...part.value] : { ...part.value }) as Part['value'];
      if (part.within !== undefined) this.#put(part.within, part.name, part.value);
    }
    part.value[name] = value;
  }

  #copy(start: number, end: number): void {
    this.#length = end - start;
    if (this.#length > this.#bytes.length) {
      this.#bytes = Buffer.alloc(2 * this.#length);
      this.#view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.length);
    }
    this.#reader.bytes.copy(this.#bytes, 0, start, end);
  }
}
