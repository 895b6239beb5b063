import { expect, test } from 'vitest';
import { conditionOf } from '../../../src/simulator/kubernetes/objects/meta.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { addon, startLab, usualAddons } from './lab.ts';
import { allNodes, allPods, phases } from './workloads.ts';

test('a node joins NotReady, and is Ready within a minute because aws-node runs', async () => {
  const clock = new ManualLabClock();
  const lab = await startLab({ clock });
  expect(lab.controlPlane.addonHealthy('vpc-cni')).toBe(false);
  clock.advance(1000);
  expect(lab.controlPlane.addonHealthy('vpc-cni')).toBe(true);
  expect(lab.controlPlane.addonHealthy('coredns')).toBe(false);
  clock.advance(29_500);
  expect(allNodes(lab)).toHaveLength(3);
  expect(lab.controlPlane.readyInstances().size).toBe(0);
  clock.advance(30_000);
  expect(lab.controlPlane.readyInstances()).toEqual(new Set(lab.instances.map(({ id }) => id)));
  clock.advance(15_000);
  for (const name of ['vpc-cni', 'kube-proxy', 'coredns']) expect(lab.controlPlane.addonHealthy(name)).toBe(true);
  expect(phases(allPods(lab))).toEqual({ Running: 8 });
  lab.controlPlane.dispose();
});

test('without the VPC CNI nodes stay NotReady in the words of the kubelet', async () => {
  const clock = new ManualLabClock();
  const lab = await startLab({ clock, addons: usualAddons.slice(1) });
  clock.advance(600_000);
  expect(lab.controlPlane.readyInstances().size).toBe(0);
  for (const node of allNodes(lab)) {
    expect(conditionOf(node, 'Ready')).toMatchObject({
      status: 'False',
      reason: 'KubeletNotReady',
      message:
        'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized',
    });
    expect(node.spec.taints).toContainEqual({ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' });
  }
  lab.controlPlane.installAddon(addon('vpc-cni', 'v1.23.1-eksbuild.1'), 'NONE');
  clock.advance(60_000);
  expect(lab.controlPlane.readyInstances().size).toBe(3);
  lab.controlPlane.dispose();
});

test('a cluster of 1.24 has the nodes of the lab as it was published', async () => {
  const clock = new ManualLabClock();
  const addons = [addon('vpc-cni', 'v1.12.6-eksbuild.1')];
  const lab = await startLab({ clock, version: '1.24', addons, nodes: 1 });
  clock.advance(120_000);
  expect(allNodes(lab)[0]?.status.nodeInfo).toMatchObject({
    kubeletVersion: 'v1.24.11-eks-a59e1f0',
    osImage: 'Amazon Linux 2',
    kernelVersion: '5.10.176-157.645.amzn2.x86_64',
    containerRuntimeVersion: 'containerd://1.6.19',
  });
  // The network policy agent came with 1.14.
  expect(allPods(lab).map((pod) => pod.spec.containers.map(({ name }) => name))).toEqual([['aws-node']]);
  lab.controlPlane.dispose();
});
