import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Interner } from '../../../src/kubernetes/interner.ts';
import { fields, type Fields } from '../../../src/kubernetes/list/fields.ts';
import { MessageReader } from '../../../src/kubernetes/list/messageReader.ts';
import { ProtobufPage } from '../../../src/kubernetes/list/protobufPage.ts';
import { nodeFields } from '../../../src/kubernetes/nodeFields.ts';
import { podFields } from '../../../src/kubernetes/podFields.ts';
import { watchedKinds } from '../../../src/kubernetes/watchedKinds.ts';
import table from '../../../src/simulator/kubernetes/schema/fields.json' with { type: 'json' };
import numbers from '../../../src/simulator/kubernetes/schema/protobuf.json' with { type: 'json' };
import { encodeProtobuf } from '../../../src/simulator/kubernetes/schema/protobufWriter.ts';

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('web', 'default', 'Running', 'True', '파드', '<b>'),
);
const filled = text.filter((each) => each !== '');
const time = fc.integer({ min: 1, max: 2 ** 31 }).map((seconds) => new Date(seconds * 1000).toISOString());
const quantity = fc.constantFrom('100m', '1', '64Mi', '2Gi');
const maybe = { requiredKeys: [] };
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 3 });
/** No key of Kubernetes' maps begins with a line. */
const key = filled.filter((each) => !each.startsWith('_'));
const map = <T>(item: fc.Arbitrary<T>) => fc.dictionary(key, item, { minKeys: 1, maxKeys: 3 });

const metadata = fc.record(
  {
    name: filled,
    namespace: filled,
    uid: filled,
    resourceVersion: filled,
    creationTimestamp: time,
    deletionTimestamp: time,
    labels: map(text),
    annotations: map(text),
    ownerReferences: some(fc.record({ kind: filled, name: filled, uid: filled, controller: fc.boolean() })),
    managedFields: some(
      fc.record({ manager: fc.constantFrom('kube-scheduler', 'kubelet'), subresource: fc.constant('status'), time }),
    ),
  },
  maybe,
);
const requests = fc.record({ limits: map(quantity), requests: map(quantity) }, maybe);
const container = fc.record(
  { name: filled, image: filled, resources: requests, restartPolicy: fc.constant('Always') },
  maybe,
);
const state = fc.oneof(
  fc.record({ waiting: fc.record({ reason: filled, message: filled }, maybe) }),
  fc.record({ running: fc.record({ startedAt: time }) }),
  fc.record({
    terminated: fc.record(
      { exitCode: fc.integer({ min: -5, max: 255 }), signal: fc.nat(15), reason: filled },
      { requiredKeys: ['exitCode'] },
    ),
  }),
);
const containerStatus = fc.record(
  { name: filled, state, ready: fc.boolean(), started: fc.boolean(), restartCount: fc.nat(), imageID: filled },
  { requiredKeys: ['name', 'ready', 'restartCount'] },
);
const condition = fc.record(
  {
    type: fc.constantFrom('PodScheduled', 'Initialized', 'Ready'),
    status: fc.constantFrom('True', 'False'),
    lastTransitionTime: time,
    reason: filled,
    message: filled,
  },
  { requiredKeys: ['type', 'status'] },
);
const pod: fc.Arbitrary<object> = fc.record(
  {
    metadata,
    spec: fc.record(
      {
        containers: some(container),
        initContainers: some(container),
        nodeSelector: map(text),
        nodeName: filled,
        hostNetwork: fc.boolean(),
        tolerations: some(fc.record({ key: filled, operator: fc.constant('Exists'), effect: filled }, maybe)),
        overhead: map(quantity),
        resources: requests,
        volumes: some(fc.record({ name: filled, emptyDir: fc.constant({}) })),
      },
      { requiredKeys: ['containers'] },
    ),
    status: fc.record(
      {
        phase: fc.constantFrom('Pending', 'Running', 'Failed'),
        reason: filled,
        podIP: filled,
        conditions: some(condition),
        containerStatuses: some(containerStatus),
        initContainerStatuses: some(containerStatus),
      },
      maybe,
    ),
  },
  { requiredKeys: ['metadata'] },
);
const node: fc.Arbitrary<object> = fc.record(
  {
    metadata,
    spec: fc.record(
      {
        providerID: filled,
        unschedulable: fc.boolean(),
        taints: some(fc.record({ key: filled, value: filled, effect: filled }, { requiredKeys: ['key', 'effect'] })),
      },
      maybe,
    ),
    status: fc.record(
      {
        allocatable: map(quantity),
        conditions: some(condition),
        addresses: some(fc.record({ type: fc.constantFrom('InternalIP', 'Hostname'), address: filled })),
        images: some(fc.record({ names: some(filled), sizeBytes: fc.nat() })),
        nodeInfo: fc.record({ kubeletVersion: filled, osImage: filled }),
      },
      maybe,
    ),
  },
  { requiredKeys: ['metadata'] },
);

const length = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 0x80, ...length(Math.floor(value / 128))];
/** A field with its length before it. */
const field = (number: number, content: Uint8Array | string): Buffer => {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([number * 8 + 2, ...length(bytes.length)]), bytes]);
};

/** A list as `runtime.Unknown` has it: its type, itself, and two empty texts. */
function body(items: readonly Uint8Array[]): Buffer {
  const head = field(1, Buffer.concat([field(1, ''), field(2, '100'), field(3, 'more')]));
  const list = Buffer.concat([head, ...items.map((each) => field(2, each))]);
  return Buffer.concat([
    Buffer.from('k8s\0'),
    field(1, field(2, 'PodList')),
    field(2, list),
    field(3, ''),
    field(4, ''),
  ]);
}

/** What comes of a page in pieces of so many bytes. */
function read(bytes: Buffer, wanted: Fields, piece: number) {
  const page = new ProtobufPage<unknown>(new MessageReader(), wanted);
  const objects: unknown[] = [];
  for (let at = 0; at < bytes.length; at += piece) objects.push(...page.read(bytes.subarray(at, at + piece)));
  objects.push(...page.end());
  return { objects, head: page.head };
}

const head = { version: '100', next: 'more' };
const piece = fc.integer({ min: 1, max: 400 });
type Convert = (raw: never, interner: Interner) => unknown;

describe('a page in protobuf', () => {
  test.each([
    ['pods', pod, 'V1Pod', podFields, watchedKinds.pods.convert as Convert],
    ['nodes', node, 'V1Node', nodeFields, watchedKinds.nodes.convert as Convert],
  ] as const)('of %s has of each what JSON has, however it is cut', (_, one, model, wanted, convert) => {
    fc.assert(
      fc.property(fc.array(one, { maxLength: 4 }), fc.nat(3), piece, (different, twice, size) => {
        // Neighbours are mostly alike.
        const all = different.flatMap((each) => Array.from({ length: twice + 1 }, () => each));
        const seen = read(body(all.map((each) => encodeProtobuf(each, model))), wanted, size);
        const [ours, theirs] = [new Interner(), new Interner()];
        expect(seen.head).toEqual(head);
        expect(seen.objects.map((each) => convert(each as never, ours))).toEqual(
          all.map((each) => convert(JSON.parse(JSON.stringify(each)) as never, theirs)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test('of objects that are alike has the same parts', () => {
    const like = { metadata: { name: 'a', labels: { app: 'web' } }, spec: { containers: [{ name: 'main' }] } };
    const other = { ...like, metadata: { name: 'b', labels: { app: 'api' } } };
    const bytes = body([like, { ...like, metadata: { ...like.metadata, name: 'c' } }, other].map(encodedPod));
    const [first, second, third] = read(bytes, podFields, 1000).objects as (typeof like)[];
    expect([first, second, third]).toEqual([like, { ...like, metadata: { ...like.metadata, name: 'c' } }, other]);
    expect(second?.metadata.labels).toBe(first?.metadata.labels);
    expect(third?.spec.containers).toBe(first?.spec.containers);
  });

  test('leaves out what Go writes though nobody has set it', () => {
    // Field 10 of the spec is nodeName, 8 of the metadata creationTimestamp, without a time.
    const empty = Buffer.concat([field(1, field(8, '')), field(2, field(10, ''))]);
    expect(read(body([empty]), podFields, 1000).objects).toEqual([{ metadata: {}, spec: {} }]);
  });

  test('may be of nothing, and of objects larger than what comes at once', () => {
    expect(read(body([]), podFields, 3)).toEqual({ objects: [], head });
    const large = { metadata: { name: 'a', annotations: { long: 'x'.repeat(400_000) } } };
    expect(read(body([large, large].map(encodedPod)), podFields, 16_384).objects).toEqual([
      { metadata: { name: 'a' } },
      { metadata: { name: 'a' } },
    ]);
  });

  test('that is cut off or broken is no page', () => {
    const bytes = body([encodedPod({ metadata: { name: 'a' } })]);
    expect(() => read(bytes.subarray(0, -10), podFields, 7)).toThrow('The list ends too early');
    expect(() => read(Buffer.from('{"kind":"PodList"}'), podFields, 7)).toThrow('The list is no protobuf');
    // The name within the metadata is longer than these.
    const broken = field(1, Buffer.from([0x0a, 0x20, 0x61]));
    expect(() => read(body([broken]), podFields, 1000)).toThrow(RangeError);
  });
});

type Numbers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const models = table.models as Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The fields whose numbers are not those of the descriptors inside kubectl. */
function wrong(wanted: Fields, model: string): readonly string[] {
  return wanted.flatMap((field, number) => {
    if (field === undefined) return [];
    const { name, type } = field;
    const known = (numbers.numbers as unknown as Numbers)[model]?.[name];
    const inner = models[model]?.[name]?.replace(/^[[{]/, '') ?? '';
    const here = known === number ? [] : [`${model}.${name}: ${String(known)}`];
    return typeof type === 'string' ? here : [...here, ...wrong(type, inner)];
  });
}

test('the numbers of the fields are those that kubectl has', () => {
  expect(wrong(podFields, 'V1Pod')).toEqual([]);
  expect(wrong(nodeFields, 'V1Node')).toEqual([]);
  expect(wrong(fields([9, 'spec', 'own']), 'V1Pod')).toEqual(['V1Pod.spec: 2']);
});

function encodedPod(pod: object): Uint8Array {
  return encodeProtobuf(pod, 'V1Pod');
}
