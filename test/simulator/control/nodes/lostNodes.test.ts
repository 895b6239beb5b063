import { describe, expect, it, onTestFinished } from 'vitest';
import { events, leases, nodes, pods } from '../../../../src/simulator/kubernetes/kinds.ts';
import { conditionOf } from '../../../../src/simulator/kubernetes/objects/meta.ts';
import type { KubeNode } from '../../../../src/simulator/kubernetes/objects/node.ts';
import type { Pod } from '../../../../src/simulator/kubernetes/objects/pod.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { terminateInstance } from '../../../../src/simulator/world/compute/instances.ts';
import { stopInstance } from '../../../../src/simulator/world/compute/power.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { startLab, type Lab } from '../lab.ts';
import { allNodes, deploy, phases, podsOf } from '../workloads.ts';

async function labWith(replicas: number, version?: string): Promise<{ lab: Lab; clock: ManualLabClock; lost: string }> {
  const clock = new ManualLabClock();
  const lab = await startLab({ clock, ...(version !== undefined && { version }) });
  onTestFinished(() => lab.controlPlane.dispose());
  clock.advance(120_000);
  deploy(lab, 'nginx', replicas);
  clock.advance(60_000);
  const lost = lab.controlPlane.nodeOf(lab.instances[0]?.id ?? '')?.name ?? '';
  expect(podsOn(lab, lost).length).toBeGreaterThan(0);
  return { lab, clock, lost };
}

function node(lab: Lab, name: string): KubeNode {
  const found = allNodes(lab).find(({ metadata }) => metadata.name === name);
  if (found === undefined) throw new Error(`no node ${name}`);
  return found;
}

function podsOn(lab: Lab, name: string): readonly Pod[] {
  return podsOf(lab, 'nginx').filter(({ spec }) => spec.nodeName === name);
}

function told(lab: Lab, kind: string, name: string): readonly string[] {
  return lab.controlPlane.api.store
    .list(events)
    .filter(({ involvedObject }) => involvedObject.kind === kind && involvedObject.name === name)
    .map(({ type, reason, message }) => `${type} ${reason}: ${message}`);
}

function taintsOf(lab: Lab, name: string): readonly string[] {
  return (node(lab, name).spec.taints ?? []).map(({ key, effect }) => `${key}:${effect}`);
}

/** Lets an instance end as EC2 does, with the word that goes to its cluster. */
function terminate(lab: Lab, id: string): void {
  terminateInstance(lab.world, id);
  lab.controlPlane.instanceStopping(id);
}

describe('a node whose kubelet falls silent', () => {
  it('is not ready within a minute, and its pods count as not ready', async () => {
    const { lab, clock, lost } = await labWith(6);
    lab.controlPlane.killNode(lost);
    clock.advance(39_000);
    expect(conditionOf(node(lab, lost), 'Ready')?.status).toBe('True');
    clock.advance(17_000);
    for (const type of ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'])
      expect(conditionOf(node(lab, lost), type)).toMatchObject({
        status: 'Unknown',
        reason: 'NodeStatusUnknown',
        message: 'Kubelet stopped posting node status.',
      });
    expect(taintsOf(lab, lost)).toEqual([
      'node.kubernetes.io/unreachable:NoSchedule',
      'node.kubernetes.io/unreachable:NoExecute',
    ]);
    expect(told(lab, 'Node', lost)).toContain(`Normal NodeNotReady: Node ${lost} status is now: NodeNotReady`);
    for (const pod of podsOn(lab, lost)) {
      expect(pod.status.phase).toBe('Running');
      expect(conditionOf(pod, 'Ready')?.status).toBe('False');
      expect(told(lab, 'Pod', pod.metadata.name)).toContain('Warning NodeNotReady: Node is not ready');
    }
  });

  it('is noticed ten seconds earlier before Kubernetes 1.32', async () => {
    const { lab, clock, lost } = await labWith(3, '1.31');
    lab.controlPlane.killNode(lost);
    clock.advance(46_000);
    expect(conditionOf(node(lab, lost), 'Ready')?.status).toBe('Unknown');
  });

  it('loses its pods after five minutes: they hang, and others take their places', async () => {
    const { lab, clock, lost } = await labWith(6);
    const stranded = podsOn(lab, lost).map(({ metadata }) => metadata.name);
    lab.controlPlane.killNode(lost);
    clock.advance(330_000);
    expect(podsOf(lab, 'nginx')).toHaveLength(6);
    clock.advance(30_000);
    expect(podsOf(lab, 'nginx')).toHaveLength(6 + stranded.length);
    for (const pod of podsOn(lab, lost)) {
      expect(pod.metadata.deletionTimestamp).toBeDefined();
      expect(conditionOf(pod, 'DisruptionTarget')).toMatchObject({
        status: 'True',
        reason: 'DeletionByTaintManager',
        message: 'Taint manager: deleting due to NoExecute taint',
      });
      const { name } = pod.metadata;
      expect(told(lab, 'Pod', name)).toContain(`Normal TaintManagerEviction: Marking for deletion Pod default/${name}`);
    }
    const placed = podsOf(lab, 'nginx').filter(({ metadata }) => !stranded.includes(metadata.name));
    expect(placed.every(({ spec, status }) => spec.nodeName !== lost && status.phase === 'Running')).toBe(true);
    // Only its daemons stay, which tolerate everything.
    clock.advance(3_600_000);
    expect(
      lab.controlPlane.podsOnNode(lost).filter(({ metadata }) => metadata.deletionTimestamp === undefined),
    ).toHaveLength(2);
  });

  it('takes its pods up again when it comes back in time', async () => {
    const { lab, clock, lost } = await labWith(6);
    const stranded = podsOn(lab, lost).map(({ metadata }) => metadata.name);
    lab.controlPlane.killNode(lost);
    clock.advance(120_000);
    const [instance] = lab.instances;
    if (instance !== undefined) lab.controlPlane.instanceRunning(instance, lab.nodegroup);
    clock.advance(120_000);
    expect(conditionOf(node(lab, lost), 'Ready')?.status).toBe('True');
    expect(conditionOf(node(lab, lost), 'MemoryPressure')?.status).toBe('False');
    expect(taintsOf(lab, lost)).toEqual([]);
    clock.advance(600_000);
    expect(podsOn(lab, lost).map(({ metadata }) => metadata.name)).toEqual(stranded);
    expect(phases(podsOf(lab, 'nginx'))).toEqual({ Running: 6 });
    for (const name of stranded)
      expect(told(lab, 'Pod', name)).toContain(
        `Normal TaintManagerEviction: Cancelling deletion of Pod default/${name}`,
      );
  });

  it('goes with its lease and its pods once its instance is terminated', async () => {
    const { lab, clock, lost } = await labWith(6);
    terminate(lab, lab.instances[0]?.id ?? '');
    clock.advance(30_000);
    expect(allNodes(lab)).toHaveLength(3);
    clock.advance(40_000);
    expect(allNodes(lab)).toHaveLength(2);
    expect(told(lab, 'Node', lost)).toEqual(
      expect.arrayContaining([
        `Normal DeletingNode: Deleting node ${lost} because it does not exist in the cloud provider`,
        `Normal RemovingNode: Node ${lost} event: Removing Node ${lost} from Controller`,
      ]),
    );
    clock.advance(120_000);
    expect(lab.controlPlane.api.store.list(leases)).toHaveLength(2);
    expect(lab.controlPlane.podsOnNode(lost)).toEqual([]);
    expect(phases(podsOf(lab, 'nginx'))).toEqual({ Running: 6 });
  });

  it('stays, tainted, while its instance is only stopped', async () => {
    const { lab, clock, lost } = await labWith(3);
    const [instance] = lab.instances;
    stopInstance(lab.world, instance?.id ?? '');
    lab.controlPlane.instanceStopping(instance?.id ?? '');
    clock.advance(120_000);
    expect(taintsOf(lab, lost)).toContain('node.cloudprovider.kubernetes.io/shutdown:NoSchedule');
  });

  it('never was one if nothing runs behind it', async () => {
    const { lab, clock } = await labWith(3);
    const [instance] = lab.instances;
    const spec = { providerID: `aws:///${instance?.zone}/${instance?.id}` };
    createObject(lab.controlPlane.api, nodes, { metadata: { name: 'made-up' }, spec, status: {} });
    clock.advance(51_000);
    expect(conditionOf(node(lab, 'made-up'), 'Ready')).toMatchObject({
      status: 'Unknown',
      reason: 'NodeStatusNeverUpdated',
      message: 'Kubelet never posted node status.',
    });
  });

  it('is removed at once if EC2 knows nothing of it', async () => {
    const { lab, clock } = await labWith(3);
    createObject(lab.controlPlane.api, nodes, { metadata: { name: 'made-up' }, spec: {}, status: {} });
    clock.advance(6000);
    expect(allNodes(lab)).toHaveLength(3);
  });
});

describe('a node that is cordoned', () => {
  it('has the taint for it until it is uncordoned', async () => {
    const { lab, clock, lost } = await labWith(3);
    const { store } = lab.controlPlane.api;
    store.replace(nodes, { ...node(lab, lost), spec: { ...node(lab, lost).spec, unschedulable: true } });
    clock.advance(1000);
    expect(taintsOf(lab, lost)).toEqual(['node.kubernetes.io/unschedulable:NoSchedule']);
    const { unschedulable: _, ...spec } = node(lab, lost).spec;
    store.replace(nodes, { ...node(lab, lost), spec });
    clock.advance(1000);
    expect(taintsOf(lab, lost)).toEqual([]);
  });
});

describe('a NoExecute taint', () => {
  it('drives out what does not tolerate it, and lets the rest stay as long as they do', async () => {
    const { lab, clock, lost } = await labWith(3);
    const { api } = lab.controlPlane;
    createObject(api, pods, {
      metadata: { name: 'patient', namespace: 'default' },
      spec: {
        nodeName: lost,
        containers: [{ name: 'main', image: 'nginx' }],
        tolerations: [{ key: 'repair', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }],
      },
    });
    clock.advance(20_000);
    const taints = [{ key: 'repair', value: 'now', effect: 'NoExecute' as const }];
    api.store.replace(nodes, { ...node(lab, lost), spec: { ...node(lab, lost).spec, taints } });
    clock.advance(50_000);
    expect(podsOn(lab, lost)).toEqual([]);
    expect(api.store.get(pods, 'default', 'patient')?.metadata.deletionTimestamp).toBeUndefined();
    clock.advance(50_000);
    expect(api.store.get(pods, 'default', 'patient')).toBeUndefined();
    expect(lab.controlPlane.podsOnNode(lost)).toHaveLength(2);
  });
});
