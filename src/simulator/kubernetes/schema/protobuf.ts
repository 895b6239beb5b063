import { Reader } from 'protobufjs/minimal.js';
import { modelOf, type FieldType, type Scalar } from './model.ts';
import { layoutOf, type Entry } from './protobufLayout.ts';

/** How a body begins that is protobuf of the Kubernetes API. */
export const magic = Buffer.from('k8s\0');

/** The type and object of a protobuf body of the Kubernetes API. Throws an Error if it is none. */
export function decodeProtobuf(body: Buffer, model: string): Readonly<Record<string, unknown>> {
  if (!body.subarray(0, magic.length).equals(magic)) throw new Error('the body does not begin as protobuf should');
  const reader = new Reader(body.subarray(magic.length));
  let type: Readonly<Record<string, unknown>> = {};
  let raw: Uint8Array = Buffer.alloc(0);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) type = typeMeta(new Reader(reader.bytes()));
    else if (tag >>> 3 === 2) raw = reader.bytes();
    else reader.skipType(tag & 7);
  }
  return { ...type, ...readMessage(new Reader(raw), layoutOf(modelOf(model))) };
}

function typeMeta(reader: Reader): Readonly<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    result[tag >>> 3 === 1 ? 'apiVersion' : 'kind'] = reader.string();
  }
  return result;
}

function readMessage(reader: Reader, layout: ReadonlyMap<number, Entry>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const entry = layout.get(tag >>> 3);
    if (entry === undefined) reader.skipType(tag & 7);
    else if ('inline' in entry) Object.assign(result, readMessage(new Reader(reader.bytes()), entry.inline));
    else readField(reader, entry, tag & 7, result);
  }
  return result;
}

function readField(
  reader: Reader,
  { name, type, keepsZero }: Exclude<Entry, { readonly inline: unknown }>,
  wire: number,
  into: Record<string, unknown>,
): void {
  if (type.form === 'list') {
    const list = (into[name] ??= []) as unknown[];
    list.push(readValue(reader, type.item, wire));
  } else if (type.form === 'map') {
    const [key, value] = readEntry(new Reader(reader.bytes()), type.item);
    ((into[name] ??= {}) as Record<string, unknown>)[key] = value;
  } else {
    const value = readValue(reader, type, wire);
    const unset = value === '' || ((value === 0 || value === false) && !keepsZero);
    if (value !== undefined && !unset) into[name] = value;
  }
}

function readEntry(reader: Reader, type: FieldType): readonly [string, unknown] {
  let key = '';
  let value: unknown = type.form === 'scalar' ? '' : {};
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) key = reader.string();
    else value = readValue(reader, type, tag & 7);
  }
  return [key, value];
}

function readValue(reader: Reader, type: FieldType, wire: number): unknown {
  if (type.form === 'model') return readMessage(new Reader(reader.bytes()), layoutOf(type.model));
  // A list in a list is a message of its own around the inner one.
  if (type.form !== 'scalar') {
    const inner: Record<string, unknown> = {};
    const message = new Reader(reader.bytes());
    const items = { name: 'items', type, keepsZero: true };
    while (message.pos < message.len) readField(message, items, message.uint32() & 7, inner);
    return inner['items'];
  }
  return wire === 2 ? readText(reader, type.scalar) : readNumber(reader, type.scalar, wire);
}

function readNumber(reader: Reader, scalar: Scalar, wire: number): unknown {
  if (wire === 1) return reader.double();
  if (scalar === 'boolean') return reader.bool();
  return wholeNumber(reader.int64());
}

/** Numbers of 64 bits come in two halves where the reader has a type for them. */
function wholeNumber(value: number | { readonly low: number; readonly high: number }): number {
  return typeof value === 'number' ? value : value.high * 2 ** 32 + (value.low >>> 0);
}

function readText(reader: Reader, scalar: Scalar): unknown {
  const bytes = Buffer.from(reader.bytes());
  switch (scalar) {
    case 'bytes':
      return bytes.toString('base64');
    case 'Quantity':
      return partsOf(bytes).get(1)?.toString() ?? '0';
    case 'IntOrString': {
      const parts = partsOf(bytes);
      return parts.get(1) === 1 ? (parts.get(3)?.toString() ?? '') : (parts.get(2) ?? 0);
    }
    case 'Date':
    case 'MicroTime':
      return timeOf(partsOf(bytes), scalar);
    case 'any':
      return rawJson(partsOf(bytes).get(1));
    default:
      return bytes.toString('utf8');
  }
}

/** The fields of a small message by number. */
function partsOf(bytes: Uint8Array): ReadonlyMap<number, number | Buffer> {
  const reader = new Reader(bytes);
  const parts = new Map<number, number | Buffer>();
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    parts.set(tag >>> 3, (tag & 7) === 2 ? Buffer.from(reader.bytes()) : wholeNumber(reader.int64()));
  }
  return parts;
}

/** No time is written as an empty message. */
function timeOf(parts: ReadonlyMap<number, number | Buffer>, scalar: Scalar): string | undefined {
  const seconds = Number(parts.get(1) ?? 0);
  if (seconds <= 0) return undefined;
  const text = new Date(seconds * 1000).toISOString().slice(0, 19);
  const micros = String(Math.floor(Number(parts.get(2) ?? 0) / 1000)).padStart(6, '0');
  return scalar === 'MicroTime' ? `${text}.${micros}Z` : `${text}Z`;
}

function rawJson(raw: number | Buffer | undefined): unknown {
  return raw instanceof Buffer ? (JSON.parse(raw.toString('utf8')) as unknown) : undefined;
}
