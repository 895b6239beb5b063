import { fields, type Fields } from './fields.ts';
import { GatheredBytes } from './gatheredBytes.ts';
import type { MessageReader } from './messageReader.ts';
import { headOf, type ListHead, type ListMetadata, type PageReader } from './pageReader.ts';

/** How a body of protobuf begins; then comes a `runtime.Unknown`, whose second field is the list. */
const magic = Buffer.from('k8s\0');
const rawField = 2;
const metadataField = 1;
const itemsField = 2;

const listMetadata = fields([2, 'resourceVersion', 'own'], [3, 'continue', 'own']);

/** A page in protobuf. Its metadata come first, and its objects one after another. */
export class ProtobufPage<Raw> implements PageReader<Raw> {
  readonly #reader: MessageReader;
  readonly #wanted: Fields;
  readonly #bytes = new GatheredBytes();
  #place: 'start' | 'envelope' | 'list' | 'end' = 'start';
  /** Bytes of the list that are not read yet. */
  #left = 0;
  #head: ListHead | undefined;

  /** `reader` may have read the pages before of the same list. */
  constructor(reader: MessageReader, wanted: Fields) {
    this.#reader = reader;
    this.#wanted = wanted;
  }

  get head(): ListHead | undefined {
    return this.#head;
  }

  read(chunk: Buffer): readonly Raw[] {
    this.#bytes.add(chunk);
    const found: Raw[] = [];
    while (this.#step(found));
    this.#bytes.tidy();
    return found;
  }

  end(): readonly Raw[] {
    if (this.#place !== 'end') throw new SyntaxError('The list ends too early.');
    this.#head ??= headOf({});
    return [];
  }

  /** Reads the next part if it is there. */
  #step(found: Raw[]): boolean {
    switch (this.#place) {
      case 'start': {
        const begin = this.#bytes.take(magic.length);
        if (begin === undefined) return false;
        if (!begin.equals(magic)) throw new SyntaxError('The list is no protobuf.');
        this.#place = 'envelope';
        return true;
      }
      case 'envelope':
        return this.#envelope();
      case 'list':
        return this.#part(found);
      case 'end':
        return false;
    }
  }

  #envelope(): boolean {
    const head = this.#bytes.head();
    if (head === undefined) return false;
    if (head.field !== rawField) return this.#bytes.message() !== undefined;
    this.#bytes.take(head.size);
    this.#left = head.length;
    this.#place = this.#left === 0 ? 'end' : 'list';
    return true;
  }

  #part(found: Raw[]): boolean {
    const message = this.#bytes.message();
    if (message === undefined) return false;
    const { bytes, field, start, end } = message;
    if (field === itemsField) found.push(this.#reader.read(bytes, start, end, this.#wanted) as Raw);
    else if (field === metadataField)
      this.#head = headOf(this.#reader.read(bytes, start, end, listMetadata) as ListMetadata);
    this.#left -= message.size;
    if (this.#left <= 0) this.#place = 'end';
    return true;
  }
}
