// The protobuf messages of the Kubernetes API, read from a kubectl: like every Go program with generated messages it
// carries their descriptors (google/protobuf/descriptor.proto), each compressed with gzip.
import { gunzipSync } from 'node:zlib';

const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08]);
/** No descriptor is larger than this, compressed. */
const window = 400_000;

/** Full message name → its fields `{ name, id, repeated, type, ref }`; `type` is the number of descriptor.proto. */
export function messagesOf(program) {
  const messages = new Map();
  for (let at = program.indexOf(gzipMagic); at >= 0; at = program.indexOf(gzipMagic, at + 1)) {
    const file = uncompressed(program.subarray(at, at + window));
    if (file !== undefined && /^\n.k8s\.io\/\S+generated\.proto/.test(file.subarray(0, 200).toString('latin1')))
      readFile(file, messages);
  }
  return messages;
}

function uncompressed(bytes) {
  try {
    // The end of the stream is not known: what follows it is left alone.
    return gunzipSync(bytes, { finishFlush: 2 });
  } catch {
    return undefined;
  }
}

function readFile(file, messages) {
  const parts = [...fieldsOf(file)];
  const [, name] = parts.find(([number]) => number === 2) ?? [];
  for (const [number, value] of parts) if (number === 4) readMessage(value, name.toString(), messages);
}

function readMessage(bytes, prefix, messages) {
  const parts = [...fieldsOf(bytes)];
  const name = `${prefix}.${parts.find(([number]) => number === 1)[1].toString()}`;
  messages.set(
    name,
    parts.filter(([number]) => number === 2).map(([, field]) => readField(field)),
  );
  for (const [number, value] of parts) if (number === 3) readMessage(value, name, messages);
}

function readField(bytes) {
  const parts = new Map(fieldsOf(bytes));
  return {
    name: parts.get(1).toString(),
    id: parts.get(3),
    repeated: parts.get(4) === 3,
    type: parts.get(5),
    ref: parts.get(6)?.toString().slice(1),
  };
}

/** The fields of an encoded message as pairs of number and value. */
function* fieldsOf(bytes) {
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++];
      value += (byte & 0x7f) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    if ((tag & 7) === 0) yield [tag >>> 3, varint()];
    else {
      const length = varint();
      yield [tag >>> 3, bytes.subarray(at, at + length)];
      at += length;
    }
  }
}
