import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ClusterControlPlane } from '../../../src/simulator/control/clusterControlPlane.ts';
import { nodes, pods } from '../../../src/simulator/kubernetes/kinds.ts';
import { today } from '../../../src/simulator/presets/today.ts';
import { startSimulator } from '../../../src/simulator/simulator.ts';

const template = readFileSync(new URL('../../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');

test('the lab of today is its template’s stack, made some minutes ago in the order of its events', async () => {
  const onError = (error: unknown) => {
    throw error;
  };
  const options = { region: 'ap-northeast-2', speed: 60, port: 0, seed: 3, preset: today(template), onError };
  const simulator = await startSimulator(options);
  const [stack] = simulator.stacks.all();
  expect(stack?.status).toBe('CREATE_COMPLETE');
  const stamps = (stack?.events ?? []).map(({ at }) => at).toReversed();
  expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
  const [first = 0, last = 0] = [stamps[0], stamps.at(-1)];
  expect(last - first).toBeGreaterThan(9 * 60_000);
  expect(Date.now() - first).toBeLessThan(21 * 60_000);
  expect(last).toBeLessThanOrEqual(Date.now());
  const controlPlane = simulator.eks.controlPlane('myeks');
  if (!(controlPlane instanceof ClusterControlPlane)) throw new Error('no control plane');
  const { store } = controlPlane.api;
  expect(store.list(nodes).map(({ status }) => status.nodeInfo?.osImage)).toEqual(
    Array.from({ length: 3 }, () => expect.stringMatching(/^Amazon Linux 2023/)),
  );
  expect(store.list(pods, 'kube-system').every(({ status }) => status.phase === 'Running')).toBe(true);
  simulator.dispose();
});

test('a template that fails says why', async () => {
  const broken = JSON.stringify({ Resources: { Role: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1' } } } });
  const options = { region: 'ap-northeast-2', speed: 60, port: 0, seed: 3, preset: today(broken) };
  await expect(startSimulator({ ...options, onError: () => undefined })).rejects.toThrow(/^Stack myeks is ROLLBACK/);
});
