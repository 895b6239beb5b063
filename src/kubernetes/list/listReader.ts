import { GatheredBytes } from './gatheredBytes.ts';
import { JsonReader, MoreNeeded } from './jsonReader.ts';
import type { Shape } from './shape.ts';
import { ShapedReader } from './shapedReader.ts';

/** What a list says of itself. */
export interface ListHead {
  /** The list's resourceVersion. */
  readonly version: string;
  /** The token of the page after it; undefined for the last one. */
  readonly next: string | undefined;
}

interface RawMetadata {
  readonly resourceVersion?: string;
  readonly continue?: string;
}

const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;

const headShape: Shape = { resourceVersion: 'own', continue: 'own' };

/** Reads the pages of one list while they come in: the objects of each as far as its shape wants them. */
export class ListReader<Raw> {
  readonly #reader = new JsonReader();
  readonly #items: ShapedReader;

  constructor(shape: Shape) {
    this.#items = new ShapedReader(this.#reader, shape);
  }

  page(): PageReader<Raw> {
    return new PageReader(this.#reader, this.#items);
  }
}

/** One page. Its members may come in any order, though servers write the metadata first. */
export class PageReader<Raw> {
  readonly #reader: JsonReader;
  readonly #items: ShapedReader;
  readonly #bytes = new GatheredBytes();
  /** Where in the list the next byte is. */
  #inside: 'start' | 'members' | 'items' | 'end' = 'start';
  #metadata: RawMetadata | undefined;

  constructor(reader: JsonReader, items: ShapedReader) {
    this.#reader = reader;
    this.#items = items;
  }

  /** Undefined while it has not come. */
  get head(): ListHead | undefined {
    if (this.#metadata === undefined) return undefined;
    const { resourceVersion = '', continue: next = '' } = this.#metadata;
    return { version: resourceVersion, next: next === '' ? undefined : next };
  }

  /** The objects that are complete with these bytes. A few bytes are kept until there are more, or until the end. */
  read(chunk: Buffer): readonly Raw[] {
    this.#bytes.add(chunk);
    return this.#bytes.areEnough ? this.#objects() : [];
  }

  /** The last objects; rejects a page that was cut off with a SyntaxError. */
  end(): readonly Raw[] {
    const objects = this.#objects();
    if (this.#inside !== 'end') throw new SyntaxError('The list ends too early.');
    this.#metadata ??= {};
    return objects;
  }

  #objects(): readonly Raw[] {
    const found: Raw[] = [];
    const reader = this.#reader;
    this.#bytes.show(reader);
    let done = reader.at;
    try {
      while (this.#inside !== 'end') {
        this.#step(found);
        done = reader.at;
      }
    } catch (error) {
      if (!(error instanceof MoreNeeded)) throw error;
    }
    this.#bytes.drop(done);
    return found;
  }

  /** Reads as much as stands by itself: what is cut off is read once more when more has come. */
  #step(found: Raw[]): void {
    const reader = this.#reader;
    if (this.#inside === 'start') {
      reader.expect(openBrace);
      this.#inside = 'members';
      return;
    }
    const isInItems = this.#inside === 'items';
    if (reader.takes(isInItems ? closeBracket : closeBrace)) {
      this.#inside = isInItems ? 'members' : 'end';
      return;
    }
    reader.takes(comma);
    if (isInItems) found.push(this.#items.read() as Raw);
    else this.#member();
  }

  #member(): void {
    const reader = this.#reader;
    const key = reader.key();
    if (key === 'items' && reader.takes(openBracket)) this.#inside = 'items';
    else if (key === 'metadata') this.#metadata = new ShapedReader(reader, headShape).read() as RawMetadata;
    else reader.skip();
  }
}
