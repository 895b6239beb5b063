import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import fields from '../../../src/simulator/kubernetes/schema/fields.json' with { type: 'json' };
import { decodeObject } from '../../../src/simulator/kubernetes/admission/strictDecoding.ts';
import { deployments, pods, secrets } from '../../../src/simulator/kubernetes/kinds.ts';
import { allKinds } from '../../../src/simulator/kubernetes/servedKinds.ts';

const deployment = (spec: unknown) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec });

test('unknown fields are refused by their path, all at once', () => {
  const body = deployment({ replicaz: 2, template: { spec: { containers: [{ name: 'a', imagee: 'b' }] } } });
  expect(() => decodeObject(deployments, body, 'refuse')).toThrow(
    'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replicaz", unknown field "spec.template.spec.containers[0].imagee"',
  );
});

test('unless strict they are dropped, and told of', () => {
  const told: string[] = [];
  const body = deployment({ replicaz: 2, replicas: 3 });
  expect(decodeObject(deployments, body, (complaint) => told.push(complaint))).toEqual(deployment({ replicas: 3 }));
  expect(told).toEqual(['unknown field "spec.replicaz"']);
});

test('a field of the wrong type is refused', () => {
  expect(() => decodeObject(deployments, deployment({ replicas: 'three' }), 'refuse')).toThrow(
    'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
  );
});

test('what is no quantity or no base64 is refused', () => {
  const pod = { metadata: { name: 'a' }, spec: { containers: [{ name: 'a', resources: { limits: { cpu: 'one' } } }] } };
  expect(() => decodeObject(pods, pod, 'refuse')).toThrow(
    "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  );
  const secret = (value: string) => ({ metadata: { name: 'a' }, data: { key: value } });
  expect(() => decodeObject(secrets, secret('pass word'), 'refuse')).toThrow('illegal base64 data at input byte 4');
  expect(decodeObject(secrets, secret('cGFzcw=='), 'refuse')).toEqual(secret('cGFzcw=='));
});

test('quantities may be numbers, labels may not', () => {
  const pod = (resources: unknown) => ({ metadata: { name: 'a' }, spec: { containers: [{ name: 'a', resources }] } });
  expect(decodeObject(pods, pod({ requests: { cpu: 1 } }), 'refuse')).toEqual(pod({ requests: { cpu: '1' } }));
  expect(() => decodeObject(pods, { metadata: { name: 'a', labels: { app: 1 } } }, 'refuse')).toThrow(
    'Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string',
  );
});

test('the table has every kind, and was made from the package that is installed', () => {
  for (const { model } of allKinds) expect(Object.keys(fields.models)).toContain(model);
  const client = new URL('../../../node_modules/@kubernetes/client-node/package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(client, 'utf8')) as { version: string };
  expect(fields.source).toContain(`@kubernetes/client-node ${version} `);
});

test('a body of another kind is refused', () => {
  expect(() => decodeObject(pods, deployment({}), 'refuse')).toThrow(
    'Deployment in version "v1" cannot be handled as a Pod',
  );
});
