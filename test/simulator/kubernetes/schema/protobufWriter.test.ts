import { expect, test } from 'vitest';
import { decodeProtobuf } from '../../../../src/simulator/kubernetes/schema/protobuf.ts';
import { encodeProtobuf } from '../../../../src/simulator/kubernetes/schema/protobufWriter.ts';

/** As a whole body: the object is the second field of what follows the magic bytes. */
function bodyOf(object: Uint8Array): Buffer {
  const length = object.length < 128 ? [object.length] : [(object.length & 0x7f) | 0x80, object.length >>> 7];
  return Buffer.concat([Buffer.from('k8s\0'), Buffer.from([0x12, ...length]), object]);
}

// What is read here as it was written is read from kubectl's own bodies in protobuf.test.ts.
test.each([
  [
    'V1Pod',
    {
      metadata: {
        name: 'web',
        labels: { app: 'web', empty: '' },
        creationTimestamp: '2026-11-23T09:00:00Z',
        managedFields: [{ manager: 'kubelet', time: '2026-11-23T09:00:01Z', fieldsV1: { 'f:status': {} } }],
      },
      spec: {
        containers: [
          {
            name: 'main',
            ports: [{ containerPort: 80, protocol: 'TCP' }],
            resources: { requests: { cpu: '10m', memory: '16Mi' } },
            livenessProbe: { httpGet: { path: '/', port: 'http' }, initialDelaySeconds: 5 },
            readinessProbe: { tcpSocket: { port: 80 } },
          },
        ],
        volumes: [{ name: 'scratch', emptyDir: {} }],
        terminationGracePeriodSeconds: 0,
        tolerations: [{ key: 'a', operator: 'Exists', tolerationSeconds: 300 }],
      },
      status: { containerStatuses: [{ name: 'main', ready: true, restartCount: 3, state: { running: {} } }] },
    },
  ],
  ['V1Secret', { metadata: { name: 's' }, data: { key: Buffer.from('파드').toString('base64') }, type: 'Opaque' }],
])('a %s is read as it was written', (model, object) => {
  expect(decodeProtobuf(bodyOf(encodeProtobuf(object, model)), model)).toEqual(object);
});

test('a model that nobody knows is an error', () => {
  expect(() => encodeProtobuf({}, 'V1Nothing')).toThrow('has no model V1Nothing');
});
