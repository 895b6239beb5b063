import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/simulator/world/random.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { nodeAddress } from '../../../src/simulator/kubernetes/objects/node.ts';
import { startLab, type Lab } from './lab.ts';
import { allNodes, allPods, change, deploy } from './workloads.ts';

/** Every pod's address is a secondary one of an interface of its own node, and nobody else's. */
function check(lab: Lab): number {
  const seen = new Set<string>();
  for (const pod of allPods(lab)) {
    const { podIP } = pod.status;
    if (podIP === undefined || pod.spec.hostNetwork === true) continue;
    expect(seen).not.toContain(podIP);
    seen.add(podIP);
    const node = allNodes(lab).find((each) => each.metadata.name === pod.spec.nodeName);
    const instance = lab.instances.find(({ id }) => node?.spec.providerID?.endsWith(id) === true);
    const secondary = instance?.interfaceIds.flatMap(
      (id) => lab.world.networkInterfaces.get(id)?.addresses.slice(1) ?? [],
    );
    expect(secondary).toContain(podIP);
  }
  return seen.size;
}

test('EC2 and Kubernetes agree on every address through forty changes of scale', async () => {
  const clock = new ManualLabClock();
  const lab = await startLab({ clock });
  const random = seededRandom(11);
  clock.advance(120_000);
  deploy(lab, 'nginx', 2);
  let most = 0;
  for (let round = 0; round < 40; round++) {
    change(lab, 'nginx', { replicas: Math.floor(random() * 55) });
    for (let step = 0; step < 5; step++) {
      clock.advance(random() * 20_000);
      most = Math.max(most, check(lab));
    }
  }
  expect(most).toBe(45);
  for (const node of allNodes(lab)) {
    const own = allPods(lab).filter((pod) => pod.spec.nodeName === node.metadata.name && pod.spec.hostNetwork === true);
    for (const pod of own) expect(pod.status.podIP).toBe(nodeAddress(node, 'InternalIP'));
  }
  lab.controlPlane.dispose();
});
