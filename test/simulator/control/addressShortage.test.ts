import { expect, test } from 'vitest';
import { events, pods } from '../../../src/simulator/kubernetes/kinds.ts';
import { deleteObject } from '../../../src/simulator/kubernetes/writes/delete.ts';
import { podState } from '../../../src/simulator/kubernetes/tables/pods.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { startLab, type Lab } from './lab.ts';
import { deploy, podsOf } from './workloads.ts';

const states = (lab: Lab): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const pod of podsOf(lab, 'nginx')) counts[podState(pod)] = (counts[podState(pod)] ?? 0) + 1;
  return counts;
};

test('in a full subnet pods have a node but no address, and say so; a freed address helps the next one', async () => {
  // A /28 has eleven addresses: the node's, five for its pods, and too few for a second interface.
  const clock = new ManualLabClock();
  const lab = await startLab({ clock, nodes: 1, subnetBits: 28 });
  clock.advance(120_000);
  deploy(lab, 'nginx', 6);
  clock.advance(120_000);
  expect(states(lab)).toEqual({ Running: 3, ContainerCreating: 3 });
  const waiting = podsOf(lab, 'nginx').filter((pod) => pod.status.podIP === undefined);
  for (const pod of waiting) {
    expect(pod.spec.nodeName).toBeDefined();
    const messages = lab.controlPlane.api.store
      .list(events, 'default')
      .filter((event) => event.involvedObject.uid === pod.metadata.uid && event.reason === 'FailedCreatePodSandBox')
      .map((event) => event.message);
    expect(messages[0]).toMatch(
      /^Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "[0-9a-f]{64}": plugin type="aws-cni" name="aws-cni" failed \(add\): add cmd: failed to assign an IP address to container$/,
    );
  }
  // One that runs goes: its address cools down for half a minute, and then another pod has it.
  const running = podsOf(lab, 'nginx').find((pod) => pod.status.podIP !== undefined);
  deleteObject(lab.controlPlane.api, pods, 'default', running?.metadata.name ?? '');
  clock.advance(20_000);
  expect(states(lab)).toEqual({ Running: 2, ContainerCreating: 4 });
  clock.advance(60_000);
  expect(states(lab)).toEqual({ Running: 3, ContainerCreating: 3 });
  const heir = podsOf(lab, 'nginx').find((pod) => pod.status.podIP === running?.status.podIP);
  expect(waiting.map((pod) => pod.metadata.name)).toContain(heir?.metadata.name);
  lab.controlPlane.dispose();
});
