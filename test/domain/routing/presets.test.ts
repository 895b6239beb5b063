import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { PathEnd } from '../../../src/domain/routing/pathQuestion.ts';
import { ClusterControlPlane } from '../../../src/simulator/control/clusterControlPlane.ts';
import { deployments, pods } from '../../../src/simulator/kubernetes/kinds.ts';
import { isReady } from '../../../src/simulator/kubernetes/objects/pod.ts';
import type { Deployment } from '../../../src/simulator/kubernetes/objects/workloads.ts';
import { createObject } from '../../../src/simulator/kubernetes/writes/create.ts';
import { updateObject } from '../../../src/simulator/kubernetes/writes/update.ts';
import { lab2023 } from '../../../src/simulator/presets/lab2023/lab2023.ts';
import type { Preset } from '../../../src/simulator/presets/preset.ts';
import { today } from '../../../src/simulator/presets/today.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { deploymentManifest } from '../../simulator/control/workloads.ts';
import { known } from '../../simulator/host/networkLab.ts';
import { comparePath, type Played } from './comparedPath.ts';
import { simulatedTopology } from './simulatedTopology.ts';

const template = readFileSync(new URL('../../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');

let simulator: Simulator | undefined;
afterEach(() => simulator?.dispose());

const presets: readonly [name: string, preset: Preset, system: string, since: string][] = [
  ['today', today(template), 'al2023', 'ens'],
  ['2023', lab2023, 'al2', 'eth'],
];

test.each(presets)(
  '%s: netshoot pods, and then as many as fit',
  { timeout: 60_000 },
  async (_, preset, system, name) => {
    simulator = await startSimulator({
      region: 'ap-northeast-2',
      speed: Infinity,
      port: 0,
      seed: 7,
      preset,
      onError: (error) => {
        throw error;
      },
    });
    const { world, network, eks } = simulator;
    const cluster = eks.controlPlane('myeks');
    if (!(cluster instanceof ClusterControlPlane)) throw new Error('no control plane');
    const { api } = cluster;
    const ready = (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (api.store.list(pods, 'default').filter(isReady).length < count) return;
          subscription.dispose();
          resolve();
        };
        const subscription = api.store.onDidChange(look);
        look();
      });
    const played = (): Played => ({
      network,
      topology: simulatedTopology(world, cluster),
      dumps: new Map(),
      nodeNamespace: (node) =>
        known(
          [...world.instances.keys()].flatMap((id) =>
            cluster.nodeOf(id)?.name === node ? [network.instance(id)?.namespace] : [],
          )[0],
        ),
      podNamespace: (namespace, pod) => known(network.pod('myeks', namespace, pod)).namespace,
    });
    const compare = (): number => {
      const world = played();
      const { nodes, services } = world.topology;
      expect(new Set(nodes.map((each) => each.system))).toEqual(new Set([system]));
      const from = nodes.flatMap((node): PathEnd[] => [
        { kind: 'node', name: node.name },
        ...node.interfaces.flatMap(({ addresses }) =>
          node.pods
            .filter(({ address = '' }) => addresses.includes(address))
            .slice(0, 1)
            .map((pod): PathEnd => ({ kind: 'pod', namespace: pod.namespace, name: pod.name })),
        ),
      ]);
      const dns = services.find(({ portName }) => portName === 'dns-tcp');
      const to: readonly PathEnd[] = [
        ...from,
        { kind: 'address', address: '142.251.222.4' },
        ...(dns === undefined ? [] : [{ kind: 'service' as const, ...dns }]),
      ];
      for (const start of from)
        for (const end of to) {
          const { outward } = comparePath(world, start, end);
          if (end.kind !== 'address') continue;
          // As the post has it: the public address of a pod is that of its node.
          const sender = nodes.find((node) => outward.some(({ place }) => place.name === node.name));
          expect(outward.at(-1)?.source).toBe(sender?.publicAddress);
          const out = outward.find(({ why }) => why === 'interface-out');
          expect(out?.values[0]).toMatch(new RegExp(`^${name}`));
        }
      return from.length * to.length;
    };

    const netshoot = createObject(api, deployments, deploymentManifest('netshoot-pod', 3));
    await ready(3);
    expect(compare()).toBeGreaterThan(30);
    const current = known(api.store.get(deployments, 'default', netshoot.metadata.name));
    updateObject(api, deployments, { ...current, spec: { ...current.spec, replicas: 36 } } as Deployment);
    await ready(36);
    expect(compare()).toBeGreaterThan(80);
  },
);
