import { expect, test } from 'vitest';
import { events } from '../../../src/simulator/kubernetes/kinds.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { startLab } from './lab.ts';
import { deploy, podsOf } from './workloads.ts';

test('a pod that goes without an address for long has ten events, the last of which counts the others', async () => {
  // A /28 has eleven addresses: the node and its first five take six, and a second interface would need as many again.
  const clock = new ManualLabClock();
  const lab = await startLab({ clock, nodes: 1, subnetBits: 28 });
  clock.advance(120_000);
  deploy(lab, 'nginx', 4);
  clock.advance(600_000);
  const waiting = podsOf(lab, 'nginx').find((pod) => pod.status.podIP === undefined);
  const failures = lab.controlPlane.api.store
    .list(events, 'default')
    .filter((event) => event.involvedObject.uid === waiting?.metadata.uid && event.reason === 'FailedCreatePodSandBox');
  expect(failures).toHaveLength(10);
  const [combined, ...others] = failures.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
  expect(others.map(({ count }) => count)).toEqual(Array.from({ length: 9 }, () => 1));
  expect(combined?.count).toBeGreaterThan(30);
  expect(combined?.message).toMatch(
    /^\(combined from similar events\): Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "[0-9a-f]{64}": plugin type="aws-cni" name="aws-cni" failed \(add\): add cmd: failed to assign an IP address to container$/,
  );
  lab.controlPlane.dispose();
});
