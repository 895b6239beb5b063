import { Writer } from 'protobufjs/minimal.js';
import { modelOf, type FieldType, type Scalar } from './model.ts';
import { layoutOf, type Entry } from './protobufLayout.ts';

type Layout = ReadonlyMap<number, Entry>;
type Fields = Readonly<Record<string, unknown>>;

/** How the bytes of a value are told apart: a number, eight bytes, or bytes with their length before them. */
const wire = { number: 0, double: 1, bytes: 2 };

/** An object of a model as protobuf, without its type. What JSON leaves out is left out. */
export function encodeProtobuf(object: object, model: string): Uint8Array {
  const writer = Writer.create();
  writeFields(writer, object as Fields, layoutOf(modelOf(model)));
  // A copy: what the writer gives is a view of a much larger buffer, which would be kept, too.
  return writer.finish().slice();
}

function writeFields(writer: Writer, object: Fields, layout: Layout): void {
  for (const [number, entry] of layout) {
    if ('inline' in entry) {
      if (hasSome(object, entry.inline)) within(writer, number, () => writeFields(writer, object, entry.inline));
      continue;
    }
    const value = object[entry.name];
    if (value !== undefined && value !== null) writeField(writer, number, entry.type, value);
  }
}

function hasSome(object: Fields, layout: Layout): boolean {
  return [...layout.values()].some((entry) =>
    'inline' in entry ? hasSome(object, entry.inline) : entry.name in object,
  );
}

function writeField(writer: Writer, number: number, type: FieldType, value: unknown): void {
  if (type.form === 'list') for (const item of value as readonly unknown[]) writeValue(writer, number, type.item, item);
  else if (type.form === 'map') {
    for (const [key, item] of Object.entries(value as Fields))
      within(writer, number, () => {
        writer.uint32(tag(1, wire.bytes)).string(key);
        writeValue(writer, 2, type.item, item);
      });
  } else writeValue(writer, number, type, value);
}

function writeValue(writer: Writer, number: number, type: FieldType, value: unknown): void {
  if (type.form === 'scalar') writeScalar(writer, number, type.scalar, value);
  else if (type.form === 'model')
    within(writer, number, () => writeFields(writer, value as Fields, layoutOf(type.model)));
  // A list in a list is a message of its own around the inner one.
  else within(writer, number, () => writeField(writer, 1, type, value));
}

function writeScalar(writer: Writer, number: number, scalar: Scalar, value: unknown): void {
  switch (scalar) {
    case 'boolean':
      writer.uint32(tag(number, wire.number)).bool(value === true);
      return;
    case 'int32':
    case 'int64':
      writer.uint32(tag(number, wire.number)).int64(Number(value));
      return;
    case 'number':
      writer.uint32(tag(number, wire.double)).double(Number(value));
      return;
    case 'bytes':
      writer.uint32(tag(number, wire.bytes)).bytes(Buffer.from(String(value), 'base64'));
      return;
    case 'Quantity':
      within(writer, number, () => writer.uint32(tag(1, wire.bytes)).string(String(value)));
      return;
    case 'IntOrString':
      within(writer, number, () => {
        if (typeof value === 'number') writer.uint32(tag(2, wire.number)).int32(value);
        else writer.uint32(tag(1, wire.number)).int32(1).uint32(tag(3, wire.bytes)).string(String(value));
      });
      return;
    case 'Date':
    case 'MicroTime':
      within(writer, number, () => writeTime(writer, String(value)));
      return;
    case 'any':
      within(writer, number, () => writer.uint32(tag(1, wire.bytes)).string(JSON.stringify(value)));
      return;
    case 'string':
      writer.uint32(tag(number, wire.bytes)).string(String(value));
  }
}

/** Seconds since the epoch, and the nanoseconds after them. */
function writeTime(writer: Writer, time: string): void {
  const fraction = /\.(\d{1,9})/.exec(time)?.[1] ?? '';
  writer.uint32(tag(1, wire.number)).int64(Math.floor(Date.parse(time) / 1000));
  if (fraction !== '') writer.uint32(tag(2, wire.number)).int32(Number(fraction.padEnd(9, '0')));
}

function within(writer: Writer, number: number, write: () => void): void {
  writer.uint32(tag(number, wire.bytes)).fork();
  write();
  writer.ldelim();
}

function tag(number: number, type: number): number {
  return ((number << 3) | type) >>> 0;
}
