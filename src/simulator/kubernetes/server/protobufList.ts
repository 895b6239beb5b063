import type { IncomingMessage, ServerResponse } from 'node:http';
import { Writer } from 'protobufjs/minimal.js';
import { apiVersion, type Kind } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import { magic } from '../schema/protobuf.ts';
import { encodeProtobuf } from '../schema/protobufWriter.ts';
import { protobuf } from './exchange.ts';
import { viewOf } from './json.ts';
import { sendPieces } from './longAnswer.ts';

/** Of the kinds that clients list by the thousand. Everything else is answered in JSON, which they take as well. */
const listed: ReadonlySet<string> = new Set(['V1Pod', 'V1Node']);

/** Tags of fields 1 and 2 with their length before them. */
const first = 0x0a;
const second = 0x12;

/** Objects never change, so their bytes are made once. */
const encoded = new WeakMap<KubeObject, Uint8Array>();

/** Whether the client would rather have a list of this kind as protobuf. */
export function wantsProtobuf(request: IncomingMessage, kind: Kind): boolean {
  return (request.headers.accept ?? '').startsWith(protobuf) && listed.has(kind.model);
}

/** `ListMeta` of k8s.io/apimachinery/pkg/apis/meta/v1. */
interface ListMetadata {
  readonly resourceVersion: string;
  readonly continue?: string;
  readonly remainingItemCount?: number;
}

/** Answers a list with its metadata and these objects. */
export async function sendProtobufList(
  response: ServerResponse,
  kind: Kind,
  metadata: ListMetadata,
  items: readonly KubeObject[],
): Promise<void> {
  const parts = [part(first, metadataBytes(metadata)), ...items.map((item) => itemBytes(kind, item))];
  const length = parts.reduce((sum, each) => sum + each.length, 0);
  const type = Writer.create();
  type.uint32(first).string(apiVersion(kind)).uint32(second).string(`${kind.kind}List`);
  const head = Writer.create();
  head.uint32(first).bytes(type.finish()).uint32(second).uint32(length);
  await sendPieces(response, protobuf, [magic, head.finish(), ...parts]);
}

function metadataBytes({ resourceVersion, continue: next, remainingItemCount }: ListMetadata): Uint8Array {
  const writer = Writer.create().uint32(second).string(resourceVersion);
  if (next !== undefined) writer.uint32(0x1a).string(next);
  if (remainingItemCount !== undefined) writer.uint32(0x20).int64(remainingItemCount);
  return writer.finish();
}

/** The object as an item of a list. */
function itemBytes(kind: Kind, object: KubeObject): Uint8Array {
  let bytes = encoded.get(object);
  if (bytes === undefined)
    encoded.set(object, (bytes = part(second, encodeProtobuf(viewOf(kind, object), kind.model))));
  return bytes;
}

/** A field with its length before it. */
function part(tag: number, content: Uint8Array): Uint8Array {
  const head = Writer.create().uint32(tag).uint32(content.length).finish();
  return Buffer.concat([head, content]);
}
