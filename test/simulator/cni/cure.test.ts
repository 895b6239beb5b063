import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClusterControlPlane } from '../../../src/simulator/control/clusterControlPlane.ts';
import type { KubeApi } from '../../../src/simulator/kubernetes/kubeApi.ts';
import { daemonSets, deployments, eniConfigs, nodes, pods } from '../../../src/simulator/kubernetes/kinds.ts';
import { isNodeReady } from '../../../src/simulator/kubernetes/objects/node.ts';
import type { DaemonSet } from '../../../src/simulator/kubernetes/objects/workloads.ts';
import { createObject } from '../../../src/simulator/kubernetes/writes/create.ts';
import { updateObject } from '../../../src/simulator/kubernetes/writes/update.ts';
import { today } from '../../../src/simulator/presets/today.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { deploymentManifest } from '../control/workloads.ts';

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

/** Lets instant time go on until something holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 20_000; turn++) {
    if (holds()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('it never came to that');
}

const maxPods = () => api.store.list(nodes).map((node) => node.status.allocatable?.['pods']);
const running = (app: string) =>
  api.store.list(pods).filter(({ metadata, status }) => metadata.labels?.['app'] === app && status.phase === 'Running');

/** `kubectl set env daemonset aws-node -n kube-system NAME=VALUE`. */
function setEnv(name: string, value: string): void {
  const set = api.store.get(daemonSets, 'kube-system', 'aws-node') as DaemonSet;
  const { template } = set.spec;
  const containers = template.spec.containers.map((container) =>
    container.name === 'aws-node'
      ? { ...container, env: [...(container.env ?? []).filter((each) => each.name !== name), { name, value }] }
      : container,
  );
  const spec = { ...set.spec, template: { ...template, spec: { ...template.spec, containers } } };
  updateObject(api, daemonSets, { ...set, spec } as DaemonSet);
}

const rolledOut = () => {
  const { metadata, status, spec } = api.store.get(daemonSets, 'kube-system', 'aws-node') as DaemonSet;
  return (
    status.observedGeneration === metadata.generation &&
    status.updatedNumberScheduled === 3 &&
    status.numberReady === 3 &&
    spec.template !== undefined
  );
};

test('prefix delegation leaves running nodes at 17 pods, and renewed ones take 110: then all of fifty replicas run', async () => {
  createObject(api, deployments, deploymentManifest('nginx', 50));
  await until(() => running('nginx').length === 43);
  expect(maxPods()).toEqual(['17', '17', '17']);
  setEnv('ENABLE_PREFIX_DELEGATION', 'true');
  await until(rolledOut);
  expect(maxPods()).toEqual(['17', '17', '17']);
  expect(running('nginx')).toHaveLength(43);
  const { world, eks } = simulator;
  const before = new Set(api.store.list(nodes).map(({ metadata }) => metadata.name));
  const update = eks.renewNodegroup('myeks', 'ng1');
  await until(() => update.status === 'Successful');
  // The last of the old ones is gone when it is missed.
  await until(() => api.store.list(nodes).length === 3);
  const after = api.store.list(nodes);
  expect(after.filter(({ metadata }) => before.has(metadata.name))).toEqual([]);
  expect(after.every(isNodeReady)).toBe(true);
  expect(maxPods()).toEqual(['110', '110', '110']);
  await until(() => running('nginx').length === 50);
  const interfaces = [...world.networkInterfaces.values()].filter(({ tags }) =>
    after.some(({ spec }) => spec.providerID?.endsWith(tags['node.k8s.amazonaws.com/instance_id'] ?? '?')),
  );
  expect(interfaces.every(({ addresses }) => addresses.length === 1)).toBe(true);
  expect(interfaces.reduce((sum, { prefixes }) => sum + prefixes.length, 0)).toBeGreaterThanOrEqual(6);
});

test('the add-on’s configuration sets the daemon too, and makes ENIConfigs', async () => {
  const { eks } = simulator;
  const values = {
    env: { WARM_IP_TARGET: '5', ENABLE_PREFIX_DELEGATION: 'false' },
    eniConfig: { create: true, region: 'ap-northeast-2', subnets: { a: { id: 'subnet-1', securityGroups: ['sg-1'] } } },
  };
  const update = eks.updateAddon('myeks', 'vpc-cni', { configurationValues: JSON.stringify(values) });
  await until(() => update.status === 'Successful' && rolledOut());
  const daemon = api.store.get(daemonSets, 'kube-system', 'aws-node')?.spec.template.spec.containers[0];
  expect(daemon?.env).toContainEqual({ name: 'WARM_IP_TARGET', value: '5' });
  expect(daemon?.env).toContainEqual({ name: 'ENABLE_PREFIX_DELEGATION', value: 'false' });
  expect(api.store.get(eniConfigs, '', 'ap-northeast-2a')?.spec).toEqual({
    subnet: 'subnet-1',
    securityGroups: ['sg-1'],
  });
  expect(api.store.list(nodes).every(isNodeReady)).toBe(true);
});
