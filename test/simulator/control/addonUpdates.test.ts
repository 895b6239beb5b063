import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClusterControlPlane } from '../../../src/simulator/control/clusterControlPlane.ts';
import type { FieldManager } from '../../../src/simulator/kubernetes/apply/managedFields.ts';
import type { KubeApi } from '../../../src/simulator/kubernetes/kubeApi.ts';
import { daemonSets, deployments, podDisruptionBudgets } from '../../../src/simulator/kubernetes/kinds.ts';
import type { EnvVar } from '../../../src/simulator/kubernetes/objects/pod.ts';
import type { DaemonSet } from '../../../src/simulator/kubernetes/objects/workloads.ts';
import { updateObject } from '../../../src/simulator/kubernetes/writes/update.ts';
import { today } from '../../../src/simulator/presets/today.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import type { EksUpdate } from '../../../src/simulator/world/eks/records.ts';

let simulator: Simulator;
let api: KubeApi;

beforeAll(async () => {
  const onError = (error: unknown) => {
    throw error;
  };
  const template = new URL('../../../media/eks-networking-lab.yaml', import.meta.url);
  const preset = today(readFileSync(template, 'utf8'));
  simulator = await startSimulator({ region: 'ap-northeast-2', speed: Infinity, port: 0, seed: 1, preset, onError });
  const controlPlane = simulator.eks.controlPlane('myeks');
  if (!(controlPlane instanceof ClusterControlPlane)) throw new Error('no control plane');
  api = controlPlane.api;
});

afterAll(() => simulator.dispose());

const daemon = () => api.store.get(daemonSets, 'kube-system', 'aws-node') as DaemonSet;
const env = () =>
  Object.fromEntries((daemon().spec.template.spec.containers[0]?.env ?? []).map(({ name, value }) => [name, value]));
const addon = (name: string) => simulator.world.clusters.get('myeks')?.addons.get(name);

/** `kubectl set env daemonset aws-node -n kube-system NAME=VALUE`, with the owner that kubectl names. */
function setEnv(...variables: readonly EnvVar[]): void {
  const manager: FieldManager = {
    manager: 'kubectl-set',
    operation: 'Update',
    apiVersion: 'apps/v1',
    subresource: undefined,
  };
  const set = daemon();
  const [first, ...others] = set.spec.template.spec.containers;
  const names = new Set(variables.map(({ name }) => name));
  const container = { ...first, env: [...(first?.env ?? []).filter(({ name }) => !names.has(name)), ...variables] };
  const template = { ...set.spec.template, spec: { ...set.spec.template.spec, containers: [container, ...others] } };
  updateObject(api, daemonSets, { ...set, spec: { ...set.spec, template } } as DaemonSet, { manager });
}

async function ended(update: EksUpdate): Promise<EksUpdate> {
  for (let turn = 0; turn < 20_000 && update.status === 'InProgress'; turn++)
    await new Promise((resolve) => setImmediate(resolve));
  return update;
}

test('what kubectl has set keeps an update from happening, and is named', async () => {
  setEnv({ name: 'ENABLE_PREFIX_DELEGATION', value: 'true' }, { name: 'WARM_IP_TARGET', value: '5' });
  const { eks } = simulator;
  const update = await ended(eks.updateAddon('myeks', 'vpc-cni', { version: 'v1.21.1-eksbuild.5' }));
  // The text of a public report of the same mishap.
  const message =
    'Conflicts found when trying to apply. Will not continue due to resolve conflicts mode. Conflicts:\n' +
    'DaemonSet.apps aws-node - .spec.template.spec.containers[name="aws-node"].env[name="ENABLE_PREFIX_DELEGATION"].value';
  expect(update).toMatchObject({ status: 'Failed', errors: [{ code: 'ConfigurationConflict', message }] });
  expect(addon('vpc-cni')).toMatchObject({
    status: 'UPDATE_FAILED',
    version: 'v1.23.1-eksbuild.1',
    issues: [{ code: 'ConfigurationConflict' }],
  });
});

test('PRESERVE leaves it, and what EKS does not manage stays as it is', async () => {
  const { eks } = simulator;
  const change = { version: 'v1.21.1-eksbuild.5', resolveConflicts: 'PRESERVE' } as const;
  expect(await ended(eks.updateAddon('myeks', 'vpc-cni', change))).toMatchObject({ status: 'Successful', errors: [] });
  expect(addon('vpc-cni')).toMatchObject({ status: 'ACTIVE', version: 'v1.21.1-eksbuild.5', issues: [] });
  expect(env()).toMatchObject({ ENABLE_PREFIX_DELEGATION: 'true', WARM_IP_TARGET: '5', VPC_CNI_VERSION: 'v1.21.1' });
});

test('OVERWRITE sets it back, or to what the configuration says', async () => {
  const { eks } = simulator;
  await ended(eks.updateAddon('myeks', 'vpc-cni', { resolveConflicts: 'OVERWRITE' }));
  expect(env()).toMatchObject({ ENABLE_PREFIX_DELEGATION: 'false', WARM_IP_TARGET: '5' });
  setEnv({ name: 'ENABLE_PREFIX_DELEGATION', value: 'maybe' });
  const configurationValues = '{"env":{"ENABLE_PREFIX_DELEGATION":"true","WARM_PREFIX_TARGET":"1"}}';
  const update = eks.updateAddon('myeks', 'vpc-cni', { configurationValues, resolveConflicts: 'OVERWRITE' });
  expect(update.params).toEqual([
    { type: 'ResolveConflicts', value: 'OVERWRITE' },
    { type: 'ConfigurationValues', value: configurationValues },
  ]);
  expect(await ended(update)).toMatchObject({ status: 'Successful' });
  expect(env()).toMatchObject({ ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' });
});

test('a variable that the configuration no longer has goes', async () => {
  const { eks } = simulator;
  await ended(eks.updateAddon('myeks', 'vpc-cni', { configurationValues: '{"env":{"MAX_ENI":"2"}}' }));
  expect(env()).toMatchObject({ MAX_ENI: '2', ENABLE_PREFIX_DELEGATION: 'false' });
  await ended(eks.updateAddon('myeks', 'vpc-cni', { configurationValues: '{}' }));
  expect(env()).not.toHaveProperty('MAX_ENI');
});

test('CoreDNS takes replicas, placement and its file; what Kubernetes refuses changes nothing', async () => {
  const { eks } = simulator;
  const values = {
    replicaCount: 3,
    corefile: '.:53 {\n}\n',
    resources: { limits: { memory: '200Mi' } },
    podLabels: { a: 'b' },
  };
  await ended(eks.updateAddon('myeks', 'coredns', { configurationValues: JSON.stringify(values) }));
  const deployment = () => api.store.get(deployments, 'kube-system', 'coredns');
  expect(deployment()?.spec.replicas).toBe(3);
  expect(deployment()?.spec.template).toMatchObject({
    metadata: { labels: { a: 'b' } },
    spec: { containers: [{ resources: { requests: { cpu: '100m', memory: '70Mi' }, limits: { memory: '200Mi' } } }] },
  });
  expect(api.store.get(podDisruptionBudgets, 'kube-system', 'coredns')?.spec).toMatchObject({ maxUnavailable: 1 });
  const invalid = { configurationValues: '{"resources":{"limits":{"memory":"plenty"}}}' };
  expect(await ended(eks.updateAddon('myeks', 'coredns', invalid))).toMatchObject({
    status: 'Failed',
    errors: [
      {
        code: 'UnsupportedAddonModification',
        message:
          'Amazon EKS was unable to complete the addon operation. The configuration values provided are invalid.',
      },
    ],
  });
  expect(addon('coredns')?.configurationValues).toBe(JSON.stringify(values));
  expect(() => eks.updateAddon('myeks', 'coredns', { configurationValues: '{"replicas":3}' })).toThrow(
    '$.replicas: is not defined in the schema and the schema does not allow additional properties',
  );
});
