import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { EKSClient, UpdateNodegroupConfigCommand } from '@aws-sdk/client-eks';
import { writeWorld } from '../src/simulator/persistence/worldFile.ts';
import { saveWorld } from '../src/simulator/persistence/savedWorld.ts';
import { deployments, namespaces, nodes } from '../src/simulator/kubernetes/kinds.ts';
import { isNodeReady } from '../src/simulator/kubernetes/objects/node.ts';
import { createObject } from '../src/simulator/kubernetes/writes/create.ts';
import { deleteObject } from '../src/simulator/kubernetes/writes/delete.ts';
import { labName } from '../src/simulator/presets/preset.ts';
import { nginx } from '../test/simulator/persistence/nginx.ts';
import { openLab, untilRunning, type Lab } from './lab.ts';
import type { Row } from './row.ts';

const nodeCount = 60;
const podCount = 1000;
const namespace = 'busy';

/** A thousand pods on sixty nodes at instant speed: twenty times the lab, and so at most twenty times as slow. */
export async function busyLab(): Promise<readonly Row[]> {
  const lab = await openLab(1, { change: larger });
  try {
    await addNodes(lab);
    createObject(lab.api, namespaces, { metadata: { name: namespace } });
    const started = untilRunning(lab, podCount, namespace);
    const deployment = nginx(podCount);
    createObject(lab.api, deployments, { ...deployment, metadata: { ...deployment.metadata, namespace } });
    const start = await started;
    await save(lab);
    const saved = await save(lab);
    const ended = untilRunning(lab, 0, namespace);
    deleteObject(lab.api, namespaces, '', namespace, {});
    return [
      { name: `${podCount} pods on ${nodeCount} nodes at instant speed`, value: start, unit: 'ms', goal: 2000 },
      { name: 'that world saved, again', value: saved, unit: 'ms', goal: 100 },
      { name: 'their namespace deleted', value: await ended, unit: 'ms', goal: 1000 },
    ];
  } finally {
    lab.simulator.dispose();
  }
}

/** The lab with nodes that take 58 pods each, in subnets that have the addresses for them. */
function larger(template: string): string {
  return template
    .replaceAll('t3.medium', 'm5.xlarge')
    .replace('192.168.1.0/24', '192.168.0.0/21')
    .replace('192.168.2.0/24', '192.168.64.0/19')
    .replace('192.168.3.0/24', '192.168.96.0/19');
}

/** To a file and to the disk; objects that have been saved before have their text. */
async function save({ simulator }: Lab): Promise<number> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'eks-lab-bench-'));
  try {
    const start = performance.now();
    await writeWorld(path.join(folder, 'world'), saveWorld(simulator));
    return performance.now() - start;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function addNodes({ simulator, api }: Lab): Promise<void> {
  const [nodegroupName] = [...(simulator.world.clusters.get(labName)?.nodegroups.keys() ?? [])];
  const { endpoint, region, accessKeyId, secretAccessKey } = simulator;
  const eks = new EKSClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const ready = new Promise<void>((resolve) => {
    const listener = api.store.onDidChange(({ kind }) => {
      if (kind.plural !== nodes.plural || api.store.list(nodes).filter(isNodeReady).length < nodeCount) return;
      listener.dispose();
      resolve();
    });
  });
  const scalingConfig = { minSize: 1, maxSize: nodeCount, desiredSize: nodeCount };
  await eks.send(new UpdateNodegroupConfigCommand({ clusterName: labName, nodegroupName, scalingConfig }));
  await ready;
  eks.destroy();
}
