import { expect, test } from 'vitest';
import { decodeProtobuf } from '../../../../src/simulator/kubernetes/schema/protobuf.ts';

// Bodies that kubectl 1.32 sent, and the JSON that `--dry-run=client -o json` prints for the same commands.

test('kubectl create ns demo', () => {
  const body = 'azhzAAoPCgJ2MRIJTmFtZXNwYWNlEhwKFAoEZGVtbxIAGgAiACoAMgA4AEIAEgAaAgoAGgAiAA==';
  expect(decodeProtobuf(Buffer.from(body, 'base64'), 'V1Namespace')).toEqual({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'demo' },
    spec: {},
    status: {},
  });
});

test('kubectl create deployment web --image=nginx --replicas=1', () => {
  const body =
    'azhzAAoVCgdhcHBzL3YxEgpEZXBsb3ltZW50EqsBCh8KA3dlYhIAGgAiACoAMgA4AEIAWgoKA2FwcBIDd2ViEnoIARIMCgoKA2FwcBIDd2ViGmAKHAoAEgAaACIAKgAyADgAQgBaCgoDYXBwEgN3ZWISQBIiCgVuZ2lueBIFbmdpbngqAEIAagByAIABAIgBAJABAKIBABoAMgBCAEoAUgBYAGAAaACCAQCKAQCaAQDCAQAiAgoAKAA4ABoMCAAQABgAIAAoADgAGgAiAA==';
  expect(decodeProtobuf(Buffer.from(body, 'base64'), 'V1Deployment')).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', labels: { app: 'web' } },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'nginx', image: 'nginx', resources: {} }] },
      },
      strategy: {},
    },
    status: {},
  });
});

test('kubectl auth can-i create pods', () => {
  const body =
    'azhzAAoyChdhdXRob3JpemF0aW9uLms4cy5pby92MRIXU2VsZlN1YmplY3RBY2Nlc3NSZXZpZXcSPwoQCgASABoAIgAqADIAOABCABIhCh8KB2RlZmF1bHQSBmNyZWF0ZRoAIgAqBHBvZHMyADoAGggIABIAGgAgABoAIgA=';
  expect(decodeProtobuf(Buffer.from(body, 'base64'), 'V1SelfSubjectAccessReview')).toMatchObject({
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { namespace: 'default', verb: 'create', resource: 'pods' } },
  });
});

const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)]);
const field = (number: number, content: readonly number[]): number[] => [
  ...varint(number * 8 + 2),
  ...varint(content.length),
  ...content,
];
const text = (value: string): number[] => [...Buffer.from(value)];
const whole = (raw: readonly number[]): Buffer => Buffer.from([...text('k8s\0'), ...field(2, raw)]);

test('secrets are bytes, quantities and int-or-strings messages, sources of volumes flat, a zero behind a pointer stays', () => {
  // Secret: data = 2 (map), type = 3; its numbers as in k8s.io/api/core/v1/generated.proto.
  const secret = whole([...field(2, [...field(1, text('p')), ...field(2, text('w'))]), ...field(3, text('Opaque'))]);
  expect(decodeProtobuf(secret, 'V1Secret')).toEqual({ data: { p: 'dw==' }, type: 'Opaque' });
  // ResourceQuota: spec = 2 { hard = 1 (map of Quantity { 1 }) }.
  const quota = whole(field(2, field(1, [...field(1, text('pods')), ...field(2, field(1, text('10')))])));
  expect(decodeProtobuf(quota, 'V1ResourceQuota')).toEqual({ spec: { hard: { pods: '10' } } });
  // PodDisruptionBudget: spec = 2 { minAvailable = 1 { type = 1, intVal = 2, strVal = 3 } }.
  const budget = (value: readonly number[]) =>
    decodeProtobuf(whole(field(2, field(1, value))), 'V1PodDisruptionBudget');
  expect(budget([8, 0, 16, 2, ...field(3, [])])).toEqual({ spec: { minAvailable: 2 } });
  expect(budget([8, 1, 16, 0, ...field(3, text('50%'))])).toEqual({ spec: { minAvailable: '50%' } });
  // Pod: spec = 2 { volumes = 1 { name = 1, volumeSource = 2 { emptyDir = 2 } }, terminationGracePeriodSeconds = 4 }.
  const pod = whole(field(2, [...field(1, [...field(1, text('v')), ...field(2, field(2, []))]), 4 * 8, 0]));
  expect(decodeProtobuf(pod, 'V1Pod')).toEqual({
    spec: { volumes: [{ name: 'v', emptyDir: {} }], terminationGracePeriodSeconds: 0 },
  });
});

test('what is no protobuf of Kubernetes is an error', () => {
  expect(() => decodeProtobuf(Buffer.from('{}'), 'V1Pod')).toThrow(/does not begin/);
  expect(() => decodeProtobuf(Buffer.from('k8s\0\u0012\u0040'), 'V1Pod')).toThrow(RangeError);
});
