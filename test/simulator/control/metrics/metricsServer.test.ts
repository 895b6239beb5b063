import { afterAll, beforeAll, expect, test } from 'vitest';
import { nodes, pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import { apiServices } from '../../../../src/simulator/kubernetes/servedKinds.ts';
import { conditionOf, type Condition } from '../../../../src/simulator/kubernetes/objects/meta.ts';
import { isReady } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { parseQuantity } from '../../../../src/base/quantity.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { addon, startLab, type Lab } from '../lab.ts';
import { deploy } from '../workloads.ts';

const clock = new ManualLabClock();
const second = 1000;
let lab: Lab;

beforeAll(async () => {
  lab = await startLab({ clock });
  clock.advance(120 * second);
});
afterAll(() => lab.controlPlane.dispose());

const nano = (usage: { readonly cpu: string }): number => parseQuantity(usage.cpu) * 1000;
const cpuOf = (name: string): number | undefined =>
  lab.controlPlane.metrics
    .pods('default')
    .find(({ metadata }) => metadata.name === name)
    ?.containers.reduce((sum, { usage }) => sum + nano(usage), 0);

function run(name: string, command: readonly string[], resources: object = {}): void {
  createObject(lab.controlPlane.api, pods, {
    metadata: { name, namespace: 'default' },
    spec: { containers: [{ name: 'main', image: 'busybox', command, resources }] },
  });
}

test('a new pod is measured only after it has run for a while', () => {
  deploy(lab, 'web', 1);
  const running = () => lab.controlPlane.api.store.list(pods, 'default').filter(isReady);
  let waited = 0;
  while (running().length === 0 && waited < 60) {
    clock.advance(second);
    waited += 1;
  }
  expect(running()).toHaveLength(1);
  let age = 0;
  while (lab.controlPlane.metrics.pods('default').length === 0 && age < 100) {
    clock.advance(second);
    age += 1;
  }
  // metrics-server wants 10 s of a container and looks each 15 s.
  expect(age).toBeGreaterThanOrEqual(9);
  expect(age).toBeLessThanOrEqual(26);
});

test('figures stay between two looks and move with the next', () => {
  clock.advance(15 * second - (clock.labTime() % (15 * second)));
  const web = () => lab.controlPlane.metrics.pods('default')[0];
  const first = web();
  clock.advance(14 * second);
  expect(web()?.containers).toEqual(first?.containers);
  expect(web()?.timestamp).toBe(first?.timestamp);
  clock.advance(second);
  expect(web()?.containers).not.toEqual(first?.containers);
  expect(Date.parse(web()?.timestamp ?? '') - Date.parse(first?.timestamp ?? '')).toBe(15 * second);
  expect(web()?.window).toMatch(/^1[2-7]\.\d{3}s$/);
});

test('a loop takes a whole core, or its limit, and never more than its node has', () => {
  const loop = ['sh', '-c', 'while true; do :; done'];
  run('spin', loop);
  run('limited', loop, { limits: { cpu: '200m' } });
  run('idle', ['sleep', '1d']);
  clock.advance(60 * second);
  expect(cpuOf('spin')).toBeGreaterThan(990);
  expect(cpuOf('spin')).toBeLessThan(1010);
  expect(cpuOf('limited')).toBe(200);
  expect(cpuOf('idle')).toBe(0);
  const { nodeName } = lab.controlPlane.api.store.get(pods, 'default', 'spin')?.spec ?? {};
  for (const name of ['more', 'and-more', 'most'])
    createObject(lab.controlPlane.api, pods, {
      metadata: { name, namespace: 'default' },
      spec: { nodeName, containers: [{ name: 'main', image: 'busybox', command: loop }] },
    });
  clock.advance(60 * second);
  const node = lab.controlPlane.metrics.nodes().find(({ metadata }) => metadata.name === nodeName);
  // A t3.medium has two cores.
  expect(nano(node?.usage ?? { cpu: '0' })).toBeCloseTo(2000, 0);
  expect(cpuOf('spin')).toBeLessThan(900);
});

test('a node takes what its pods take, and its system', () => {
  const { store } = lab.controlPlane.api;
  for (const node of lab.controlPlane.metrics.nodes()) {
    const here = new Set(lab.controlPlane.podsOnNode(node.metadata.name).map(({ metadata }) => metadata.name));
    const ofPods = lab.controlPlane.metrics
      .pods()
      .filter(({ metadata }) => here.has(metadata.name))
      .flatMap(({ containers }) => containers)
      .reduce((sum, { usage }) => sum + parseQuantity(usage.memory), 0);
    const memory = parseQuantity(node.usage.memory);
    const capacity = parseQuantity(store.get(nodes, '', node.metadata.name)?.status.allocatable?.['memory'] ?? '0');
    expect(memory - ofPods).toBeGreaterThan(400 * 2 ** 20);
    expect(memory).toBeLessThan(capacity / 2);
  }
  expect(lab.controlPlane.metrics.nodes()).toHaveLength(3);
});

test('a node that is silent is not measured any more', () => {
  const [node] = lab.controlPlane.metrics.nodes();
  lab.controlPlane.killNode(node?.metadata.name ?? '');
  expect(lab.controlPlane.metrics.nodes()).toHaveLength(2);
});

test('the API follows the endpoints of the service', () => {
  const available = () => {
    const found = lab.controlPlane.api.store.get(apiServices, '', 'v1beta1.metrics.k8s.io');
    const condition = conditionOf(found as { status?: { conditions?: readonly Condition[] } }, 'Available');
    return [condition?.status, condition?.reason, condition?.message];
  };
  lab.controlPlane.installAddon(addon('metrics-server', 'v0.8.1-eksbuild.10'), 'NONE');
  clock.advance(5 * second);
  const where = 'service/metrics-server in "kube-system"';
  const none = `endpoints for ${where} have no addresses with port name "https"`;
  expect(available()).toEqual(['False', 'MissingEndpoints', none]);
  clock.advance(90 * second);
  expect(available()).toEqual(['True', 'Passed', 'all checks passed']);
});
