import { BufferReader } from 'protobufjs/minimal.js';
import type { Field, Fields, FieldType } from './fields.ts';
import { SharedTexts } from './sharedTexts.ts';

type Message = Record<string, unknown>;

/** The bytes and the value that a field had in the object before. */
interface Before {
  bytes: Buffer;
  length: number;
  value: unknown;
}

const numberWire = 0;
const bytesWire = 2;

/** Reads messages of one kind after another from protobuf, as far as they are wanted, into what JSON would have of them. */
export class MessageReader {
  readonly #texts = new SharedTexts();
  readonly #before = new Map<Field, Before>();
  /** The last point in time: objects that follow each other have many alike. */
  #seconds = 0;
  #date = new Date(0);
  #bytes: Buffer = Buffer.alloc(0);
  #reader = new BufferReader(this.#bytes);

  /** The message between two places of these bytes. Throws a RangeError for one that is cut off or no protobuf. */
  read(bytes: Buffer, start: number, end: number, wanted: Fields): unknown {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#reader = new BufferReader(bytes);
    }
    this.#reader.pos = start;
    this.#reader.len = end;
    return this.#message(end, wanted);
  }

  #message(end: number, wanted: Fields): Message {
    const reader = this.#reader;
    const message: Message = {};
    while (reader.pos < end) {
      const start = reader.pos;
      const tag = reader.uint32();
      const field = wanted[tag >>> 3];
      if (field === undefined) this.#skip(tag & 7);
      else if (field.alike) message[field.name] = this.#alike(field, tag, start, end);
      else if (field.many !== undefined) this.#add(field, message);
      else {
        const value = this.#value(field.type, tag & 7);
        // Go writes texts that nobody has set, which JSON leaves out.
        if (value !== '' && value !== undefined) message[field.name] = value;
      }
    }
    if (reader.pos > end) throw new RangeError('A message is cut off.');
    return message;
  }

  #skip(wire: number): void {
    const reader = this.#reader;
    // Most of what is passed over: texts and messages.
    if (wire === bytesWire) reader.pos = reader.uint32() + reader.pos;
    else reader.skipType(wire);
  }

  /** One more of a list or map. */
  #add(field: Field, to: Message): void {
    if (field.many === 'list') {
      const list = (to[field.name] ??= []) as unknown[];
      list.push(this.#value(field.type, bytesWire));
      return;
    }
    const map = (to[field.name] ??= {}) as Message;
    const reader = this.#reader;
    const end = reader.uint32() + reader.pos;
    let key = '';
    let value: unknown = '';
    while (reader.pos < end) {
      const tag = reader.uint32();
      if (tag >>> 3 === 1) key = this.#text();
      else value = this.#value(field.type, tag & 7);
    }
    map[key] = value;
  }

  /** All of a list or map, whose elements stand together: the value of the object before if its bytes are the same. */
  #alike(field: Field, tag: number, start: number, end: number): unknown {
    const reader = this.#reader;
    const last = this.#endOfRun(tag, end);
    const before = this.#before.get(field);
    if (before !== undefined && this.#isSame(before, start, last)) {
      reader.pos = last;
      return before.value;
    }
    const holder: Message = {};
    reader.pos = start;
    while (reader.pos < last) {
      reader.uint32();
      this.#add(field, holder);
    }
    const value = holder[field.name];
    this.#keep(field, before, start, last, value);
    return value;
  }

  #isSame({ bytes, length }: Before, start: number, end: number): boolean {
    return length === end - start && bytes.compare(this.#bytes, start, end, 0, length) === 0;
  }

  #keep(field: Field, before: Before | undefined, start: number, end: number, value: unknown): void {
    const length = end - start;
    const bytes = before !== undefined && before.bytes.length >= length ? before.bytes : Buffer.alloc(2 * length);
    this.#bytes.copy(bytes, 0, start, end);
    this.#before.set(field, { bytes, length, value });
  }

  /** Where the last of the elements ends that come one after another; the first one's tag is read. */
  #endOfRun(tag: number, end: number): number {
    const reader = this.#reader;
    let last = reader.pos;
    do {
      last = reader.uint32() + reader.pos;
      reader.pos = last;
    } while (last < end && reader.uint32() === tag);
    return last;
  }

  #value(type: FieldType, wire: number): unknown {
    const reader = this.#reader;
    if (wire === numberWire) return type === 'flag' ? reader.bool() : reader.int32();
    switch (type) {
      case 'own':
        return reader.string();
      case 'shared':
        return this.#text();
      case 'time':
        return this.#time();
      case 'quantity':
        return this.#quantity();
      case 'number':
      case 'flag':
        throw new RangeError('A number is written as bytes.');
      default: {
        const end = reader.uint32() + reader.pos;
        return this.#message(end, type);
      }
    }
  }

  #text(): string {
    const reader = this.#reader;
    const length = reader.uint32();
    const start = reader.pos;
    if (start + length > reader.len) throw new RangeError('A text is cut off.');
    reader.pos = start + length;
    return this.#texts.read(this.#bytes, start, start + length);
  }

  /** Of nothing: no time was set. */
  #time(): Date | undefined {
    const reader = this.#reader;
    const end = reader.uint32() + reader.pos;
    let seconds = 0;
    while (reader.pos < end) {
      const tag = reader.uint32();
      // Of 64 bits the lower ones: enough until the year 2106.
      if (tag >>> 3 === 1) seconds = reader.uint32();
      else reader.skipType(tag & 7);
    }
    if (seconds === 0) return undefined;
    if (seconds !== this.#seconds) {
      this.#seconds = seconds;
      this.#date = new Date(seconds * 1000);
    }
    return this.#date;
  }

  #quantity(): string {
    const reader = this.#reader;
    const end = reader.uint32() + reader.pos;
    let text = '0';
    while (reader.pos < end) {
      const tag = reader.uint32();
      if (tag >>> 3 === 1) text = this.#text();
      else reader.skipType(tag & 7);
    }
    return text;
  }
}
