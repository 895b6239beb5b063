import type { JsonReader } from './jsonReader.ts';
import { Outline, type Part } from './outline.ts';
import { hasMembers, itemOf, memberOf, type Shape } from './shape.ts';

const only = 'value';

const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** Reads objects of one shape one after the other. What is the same as in the one before is the same object. */
export class ShapedReader {
  readonly #reader: JsonReader;
  readonly #shape: Shape;
  readonly #outline: Outline;
  #isRegular = true;

  constructor(reader: JsonReader, shape: Shape) {
    this.#reader = reader;
    this.#shape = shape;
    this.#outline = new Outline(reader);
  }

  /** The next value, as far as its shape wants it. */
  read(): unknown {
    this.#reader.peek();
    const holder = this.#outline.follow() ?? this.#writeDown();
    return holder.value[only];
  }

  /** The next value as the only member of a part. */
  #writeDown(): Part {
    const start = this.#reader.at;
    const holder: Part = { within: undefined, name: only, value: {}, turn: 0 };
    this.#isRegular = true;
    this.#outline.begin();
    const value = this.#value(this.#shape, holder, only);
    holder.value[only] = value;
    // Where a number or word ends, only the byte after it tells.
    const isClosed = typeof value === 'object' && value !== null;
    if (this.#isRegular && isClosed) this.#outline.keep(holder, start, this.#reader.at);
    return holder;
  }

  #value(shape: Shape, part: Part, name: string | number): unknown {
    const reader = this.#reader;
    const byte = reader.peek();
    const item = itemOf(shape);
    if (byte === openBrace && hasMembers(shape)) {
      const own: Part = { within: part, name, value: {}, turn: 0 };
      this.#members(own, shape);
      return own.value;
    }
    if (byte === openBracket && item !== undefined) return this.#items(item, part, name);
    const start = reader.at;
    const value = reader.value(shape === 'own');
    this.#outline.add(start, reader.at, shape === 'own' || shape === 'shared' ? shape : 'fixed', part, name);
    return value;
  }

  #items(item: Shape, within: Part, name: string | number): unknown {
    const found: unknown[] = [];
    const own: Part = { within, name, value: found as unknown as Part['value'], turn: 0 };
    this.#reader.expect(openBracket);
    if (!this.#reader.takes(closeBracket))
      do found.push(this.#value(item, own, found.length));
      while (this.#reader.goesOn(closeBracket));
    return found;
  }

  #members(own: Part, shape: Shape): void {
    const reader = this.#reader;
    reader.expect(openBrace);
    if (reader.takes(closeBrace)) return;
    do {
      const name = reader.key();
      const wanted = memberOf(shape, name);
      if (wanted === undefined) this.#skip(own, name);
      else {
        // Of two of one name the second counts, which is more than an outline tells.
        if (Object.hasOwn(own.value, name)) this.#isRegular = false;
        own.value[name] = this.#value(wanted, own, name);
      }
    } while (reader.goesOn(closeBrace));
  }

  #skip(part: Part, name: string): void {
    const reader = this.#reader;
    reader.peek();
    const start = reader.at;
    reader.skip();
    this.#outline.add(start, reader.at, 'skipped', part, name);
  }
}
