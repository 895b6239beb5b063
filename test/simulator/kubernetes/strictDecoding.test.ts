import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { customFields } from '../../../src/simulator/kubernetes/admission/customFields.ts';
import fields from '../../../src/simulator/kubernetes/admission/fields.json' with { type: 'json' };
import { decodeObject } from '../../../src/simulator/kubernetes/admission/strictDecoding.ts';
import { allKinds, deployments, pods } from '../../../src/simulator/kubernetes/kinds.ts';

const deployment = (spec: unknown) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec });

test('unknown fields are refused by their path, all at once', () => {
  const body = deployment({ replicaz: 2, template: { spec: { containers: [{ name: 'a', imagee: 'b' }] } } });
  expect(() => decodeObject(deployments, body, true)).toThrow(
    'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replicaz", unknown field "spec.template.spec.containers[0].imagee"',
  );
});

test('unless strict they are dropped', () => {
  expect(decodeObject(deployments, deployment({ replicaz: 2, replicas: 3 }), false)).toEqual(
    deployment({ replicas: 3 }),
  );
});

test('a field of the wrong type is refused', () => {
  expect(() => decodeObject(deployments, deployment({ replicas: 'three' }), true)).toThrow(
    'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field spec.replicas of type int32',
  );
});

test('quantities may be numbers, labels may not', () => {
  const pod = (resources: unknown) => ({ metadata: { name: 'a' }, spec: { containers: [{ name: 'a', resources }] } });
  expect(decodeObject(pods, pod({ requests: { cpu: 1 } }), true)).toEqual(pod({ requests: { cpu: '1' } }));
  expect(() => decodeObject(pods, { metadata: { name: 'a', labels: { app: 1 } } }, true)).toThrow(
    /metadata.labels.app/,
  );
});

test('the table has every kind, and was made from the package that is installed', () => {
  for (const { model } of allKinds) expect({ ...fields.models, ...customFields }).toHaveProperty([model]);
  const client = new URL('../../../node_modules/@kubernetes/client-node/package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(client, 'utf8')) as { version: string };
  expect(fields.source).toContain(`@kubernetes/client-node ${version} `);
});

test('a body of another kind is refused', () => {
  expect(() => decodeObject(pods, deployment({}), true)).toThrow(
    'Deployment in version "v1" cannot be handled as a Pod',
  );
});
