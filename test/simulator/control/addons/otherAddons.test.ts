import { afterAll, beforeAll, expect, test } from 'vitest';
import { daemonSets, deployments, pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import { isReady, type Pod } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { addon, startLab, usualAddons, type Lab } from '../lab.ts';

const clock = new ManualLabClock();
let lab: Lab;

beforeAll(async () => {
  const others = [
    addon('metrics-server', 'v0.8.1-eksbuild.10'),
    addon('eks-pod-identity-agent', 'v1.3.10-eksbuild.3'),
    addon('aws-ebs-csi-driver', 'v1.66.0-eksbuild.1'),
  ];
  lab = await startLab({ clock, addons: usualAddons });
  clock.advance(2 * 60_000);
  for (const each of others) lab.controlPlane.installAddon(each, 'NONE');
  clock.advance(3 * 60_000);
});

afterAll(() => lab.controlPlane.dispose());

const podsOf = (name: string): readonly Pod[] =>
  lab.controlPlane.api.store.list(pods, 'kube-system').filter(({ metadata }) => metadata.name.startsWith(name));

test('metrics-server runs twice, on two nodes', () => {
  expect(lab.controlPlane.addonHealthy('metrics-server')).toBe(true);
  const found = podsOf('metrics-server-');
  expect(found.map(isReady)).toEqual([true, true]);
  expect(new Set(found.map(({ spec }) => spec.nodeName)).size).toBe(2);
});

test('the agent for pod identities takes no address of the VPC, but a slot of each node', () => {
  expect(lab.controlPlane.addonHealthy('eks-pod-identity-agent')).toBe(true);
  const found = podsOf('eks-pod-identity-agent-');
  expect(found).toHaveLength(3);
  expect(found.map(isReady)).toEqual([true, true, true]);
  for (const { status } of found) expect(status.podIP).toBe(status.hostIP);
});

test('the storage driver takes an address on each node, and two for its controller', () => {
  expect(lab.controlPlane.addonHealthy('aws-ebs-csi-driver')).toBe(true);
  expect(podsOf('ebs-csi-controller-').map(({ spec }) => spec.containers.length)).toEqual([6, 6]);
  const nodePods = podsOf('ebs-csi-node-');
  expect(nodePods.map(isReady)).toEqual([true, true, true]);
  for (const { status } of nodePods) expect(status.podIP).not.toBe(status.hostIP);
});

test('they leave with their pods', () => {
  for (const name of ['metrics-server', 'eks-pod-identity-agent', 'aws-ebs-csi-driver'])
    lab.controlPlane.removeAddon(name);
  clock.advance(60_000);
  const { store } = lab.controlPlane.api;
  expect(store.list(deployments, 'kube-system').map(({ metadata }) => metadata.name)).toEqual(['coredns']);
  expect(store.list(daemonSets, 'kube-system').map(({ metadata }) => metadata.name)).toEqual([
    'aws-node',
    'kube-proxy',
  ]);
  expect(podsOf('metrics-server-')).toEqual([]);
});
