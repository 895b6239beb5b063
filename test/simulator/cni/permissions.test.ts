import { expect, test } from 'vitest';
import { events, nodes } from '../../../src/simulator/kubernetes/kinds.ts';
import { isNodeReady } from '../../../src/simulator/kubernetes/objects/node.ts';
import { isReady } from '../../../src/simulator/kubernetes/objects/pod.ts';
import { ManualLabClock } from '../../../src/simulator/world/labClock.ts';
import { allPods } from '../control/workloads.ts';
import { startLab } from '../control/lab.ts';

test('nodes whose role lacks the CNI policy stay NotReady, and their aws-node pods say why', async () => {
  const clock = new ManualLabClock();
  const lab = await startLab({ clock, nodes: 1 });
  const role = lab.world.roles.get('node');
  if (role === undefined) throw new Error('no role');
  role.managedPolicies = ['arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy'];
  clock.advance(180_000);
  const { store } = lab.controlPlane.api;
  expect(store.list(nodes).map(isNodeReady)).toEqual([false]);
  const daemon = allPods(lab).find(({ metadata }) => metadata.name.startsWith('aws-node-'));
  expect(daemon !== undefined && isReady(daemon)).toBe(false);
  const [event] = store
    .list(events, 'kube-system')
    .filter(({ involvedObject }) => involvedObject.uid === daemon?.metadata.uid)
    .filter(({ reason }) => reason === 'MissingIAMPermissions');
  expect(event).toMatchObject({ type: 'Warning', reportingComponent: 'aws-node' });
  expect(event?.count).toBeGreaterThan(1);
  role.managedPolicies = ['arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'];
  clock.advance(600_000);
  expect(store.list(nodes).map(isNodeReady)).toEqual([true]);
  lab.controlPlane.dispose();
});
