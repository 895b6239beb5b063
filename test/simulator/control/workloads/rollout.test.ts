import { expect, test } from 'vitest';
import { replicaSets } from '../../../../src/simulator/kubernetes/kinds.ts';
import { isReady } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { startLab } from '../lab.ts';
import { change, deploy, deployment, podsOf } from '../workloads.ts';

test('a new template replaces ten pods with at most 13 at a time and at least 8 ready', async () => {
  const clock = new ManualLabClock();
  const lab = await startLab({ clock });
  clock.advance(120_000);
  deploy(lab, 'nginx', 10);
  clock.advance(60_000);
  const { template } = deployment(lab, 'nginx').spec;
  change(lab, 'nginx', {
    template: { ...template, spec: { ...template.spec, containers: [{ name: 'nginx', image: 'nginx:1.29' }] } },
  });
  let fewest = Infinity;
  let most = 0;
  for (let i = 0; i < 600; i++) {
    clock.advance(100);
    const pods = podsOf(lab, 'nginx');
    fewest = Math.min(fewest, pods.filter(isReady).length);
    most = Math.max(most, pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined).length);
  }
  // 25 % of ten: maxSurge rounds up to three, maxUnavailable down to two.
  expect({ fewest, most }).toEqual({ fewest: 8, most: 13 });
  expect(podsOf(lab, 'nginx').map((pod) => pod.spec.containers[0]?.image)).toEqual(Array(10).fill('nginx:1.29'));
  const sets = lab.controlPlane.api.store.list(replicaSets, 'default');
  expect(
    Object.fromEntries(
      sets.map((set) => [set.metadata.annotations?.['deployment.kubernetes.io/revision'], set.spec.replicas]),
    ),
  ).toEqual({ '1': 0, '2': 10 });
  expect(deployment(lab, 'nginx').metadata.annotations).toMatchObject({ 'deployment.kubernetes.io/revision': '2' });
  lab.controlPlane.dispose();
});
