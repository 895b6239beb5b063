import { expect, test } from 'vitest';
import { drainPlan, type DrainedPod, type DrainOptions } from '../../../../src/shell/kubectl/drain/podFilters.ts';

const careful: DrainOptions = {
  force: false,
  ignoreDaemonSets: false,
  deleteEmptyDirData: false,
  skipWaitForDeleteMs: 0,
};
const pod = (name: string, owner?: string, more: object = {}): DrainedPod => ({
  metadata: {
    name,
    namespace: 'default',
    uid: name,
    ...(owner === undefined ? {} : { ownerReferences: [{ kind: owner, name: 'owner', controller: true }] }),
  },
  spec: {},
  status: { phase: 'Running' },
  ...more,
});
const scratch = { spec: { volumes: [{ emptyDir: {} }] } };
const pods = [pod('web', 'ReplicaSet'), pod('agent', 'DaemonSet'), pod('bare'), pod('cache', 'ReplicaSet', scratch)];
const plan = (options: Partial<DrainOptions>) => drainPlan(pods, { ...careful, ...options }, () => true, new Date(0));

test('without leave, pods of daemon sets, bare pods and pods with data stand in the way', () => {
  expect(plan({}).errors).toEqual([
    'cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): default/agent',
    'cannot delete Pods with local storage (use --delete-emptydir-data to override): default/cache',
    'cannot delete cannot delete Pods that declare no controller (use --force to override): default/bare',
  ]);
});

test('with leave, daemon sets keep their pods and the others go', () => {
  const { pods: gone, warnings, errors } = plan({ force: true, ignoreDaemonSets: true, deleteEmptyDirData: true });
  expect(errors).toEqual([]);
  expect(gone.map(({ metadata }) => metadata.name)).toEqual(['web', 'bare', 'cache']);
  expect(warnings).toContain('deleting Pods that declare no controller: default/bare');
  expect(warnings).toContain('ignoring DaemonSet-managed Pods: default/agent');
});

test('a pod that has ended goes without asking', () => {
  const ended = pod('done', undefined, { status: { phase: 'Succeeded' }, ...scratch });
  expect(drainPlan([ended], careful, () => false, new Date(0)).pods).toEqual([ended]);
});
