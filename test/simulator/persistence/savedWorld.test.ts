import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { deployments, nodes, pods } from '../../../src/simulator/kubernetes/kinds.ts';
import { createObject } from '../../../src/simulator/kubernetes/writes/create.ts';
import type { ClusterControlPlane } from '../../../src/simulator/control/clusterControlPlane.ts';
import { savedPreset, saveWorld, type SavedWorld } from '../../../src/simulator/persistence/savedWorld.ts';
import { isSettled } from '../../../src/simulator/persistence/settled.ts';
import { labName } from '../../../src/simulator/presets/preset.ts';
import { today } from '../../../src/simulator/presets/today.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { nginx } from './nginx.ts';

const template = readFileSync('media/eks-networking-lab.yaml', 'utf8');

function start(options: Pick<Parameters<typeof startSimulator>[0], 'preset'>, seed: number): Promise<Simulator> {
  const onError = (error: unknown) => {
    throw error;
  };
  return startSimulator({ region: 'ap-northeast-2', speed: Infinity, port: 0, seed, onError, ...options });
}

function storeOf(simulator: Simulator) {
  return (simulator.eks.controlPlane(labName) as ClusterControlPlane).api.store;
}

/** What a learner can tell apart: everything but when containers started, which they do anew with their nodes. */
function seen(simulator: Simulator) {
  const store = storeOf(simulator);
  const { world, stacks } = simulator;
  return {
    pods: store.list(pods).map(({ metadata, spec, status }) => ({
      name: metadata.name,
      uid: metadata.uid,
      created: metadata.creationTimestamp,
      node: spec.nodeName,
      address: status.podIP,
      phase: status.phase,
    })),
    nodes: store.list(nodes).map(({ metadata, status }) => [metadata.name, metadata.uid, status.allocatable?.['pods']]),
    deployments: store
      .list(deployments)
      .map(({ metadata, status }) => [metadata.name, status?.replicas, status?.availableReplicas]),
    interfaces: [...world.networkInterfaces.values()].map(({ id, addresses, attachment }) => [
      id,
      addresses,
      attachment?.instanceId,
    ]),
    instances: [...world.instances.values()].map(({ id, state }) => [id, state]),
    stacks: stacks.all().map(({ id, status, events }) => [id, status, events.length]),
    nodegroups: [...(world.clusters.get(labName)?.nodegroups.values() ?? [])].map(({ name, status }) => [name, status]),
  };
}

/** Resolves when nothing of AWS is under way, so many pods run, and the deployments' own counts have caught up with them. */
function settled(simulator: Simulator, running: number): Promise<void> {
  const store = storeOf(simulator);
  const available = () =>
    store.list(deployments).reduce((sum, { status }) => sum + (status?.availableReplicas ?? 0), 0);
  const holds = () => {
    const up = store.list(pods).filter(({ status }) => status.phase === 'Running');
    const deployed = up.filter(({ metadata }) => metadata.ownerReferences?.[0]?.kind === 'ReplicaSet');
    return isSettled(simulator.world, simulator.stacks) && up.length >= running && available() === deployed.length;
  };
  return vi.waitUntil(holds, { timeout: 10_000, interval: 20 }).then(() => undefined);
}

describe('a world that was saved', () => {
  let before: Simulator;
  let saved: SavedWorld;
  let was: ReturnType<typeof seen>;

  beforeAll(async () => {
    before = await start({ preset: today(template) }, 1);
    createObject((before.eks.controlPlane(labName) as ClusterControlPlane).api, deployments, nginx(50));
    // 51 places, 8 of which the system has.
    await settled(before, 51);
    saved = deserialize(serialize(saveWorld(before))) as SavedWorld;
    was = seen(before);
  });
  afterAll(() => before.dispose());

  it('is the same to a learner after a start from it', async () => {
    const after = await start({ preset: savedPreset(saved) }, 2);
    try {
      await settled(after, 51);
      expect(seen(after)).toEqual(was);
    } finally {
      after.dispose();
    }
  });

  it('goes on: scaled down, its addresses are given back', async () => {
    const after = await start({ preset: savedPreset(saved) }, 3);
    try {
      await settled(after, 51);
      const store = storeOf(after);
      const set = store.get(deployments, 'default', 'nginx-deployment');
      if (set === undefined) throw new Error('the deployment is gone');
      const { resourceVersion: _, ...metadata } = set.metadata;
      store.replace(deployments, { ...set, metadata, spec: { ...set.spec, replicas: 1 } });
      await vi.waitUntil(() => store.list(pods, 'default').length === 1, { timeout: 10_000, interval: 20 });
      expect(store.list(pods, 'default')[0]?.status.phase).toBe('Running');
    } finally {
      after.dispose();
    }
  });

  it('is not written down with what is not to be echoed', () => {
    const { world, stacks } = before;
    const stack = stacks.all().find(({ request }) => request.name === labName);
    if (stack === undefined) throw new Error('no stack');
    const definition = [...stack.request.parameters.values()][0]?.definition;
    if (definition === undefined) throw new Error('no parameter');
    const secret = { definition: { ...definition, noEcho: true }, given: 'AKIASECRET', resolved: undefined };
    const request = { ...stack.request, parameters: new Map([...stack.request.parameters, ['Key', secret]]) };
    const copy = { ...stack, request };
    stacks.restore([copy]);
    expect(serialize(saveWorld({ world, stacks, eks: before.eks })).includes('AKIASECRET')).toBe(false);
    stacks.restore([stack]);
  });
});
