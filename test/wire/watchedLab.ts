import { readFileSync } from 'node:fs';
import { expect, vi } from 'vitest';
import { openCloud } from '../../src/aws/openCloud.ts';
import type { Disposable } from '../../src/base/disposable.ts';
import { systemClock, type Clock } from '../../src/base/clock.ts';
import { silentLog } from '../../src/base/log.ts';
import type { Connection } from '../../src/connection/connection.ts';
import { Model } from '../../src/model/model.ts';
import type { ClusterControlPlane } from '../../src/simulator/control/clusterControlPlane.ts';
import { configMaps, deployments, pods } from '../../src/simulator/kubernetes/kinds.ts';
import type { KubeApi } from '../../src/simulator/kubernetes/kubeApi.ts';
import type { Pod } from '../../src/simulator/kubernetes/objects/pod.ts';
import { createObject } from '../../src/simulator/kubernetes/writes/create.ts';
import { today } from '../../src/simulator/presets/today.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { nginx } from '../simulator/persistence/nginx.ts';
import { SimulatorConnection } from './simulatorConnection.ts';

const template = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');

/** A deployed lab in a simulator of this process at 60x, and a model that looks at it over the wire. */
export class WatchedLab {
  readonly simulator: Simulator;
  readonly connection: SimulatorConnection;
  readonly #models: Model[] = [];
  readonly #looks: Disposable[] = [];

  private constructor(simulator: Simulator) {
    this.simulator = simulator;
    const { region, endpoint, accessKeyId, secretAccessKey } = simulator;
    this.connection = new SimulatorConnection(
      openCloud({ region, endpoint, credentials: { kind: 'keys', accessKeyId, secretAccessKey } }),
    );
    this.show();
  }

  /** One whose picture is true already. */
  static async start(): Promise<WatchedLab> {
    const simulator = await startSimulator({
      region: 'ap-northeast-2',
      speed: Infinity,
      port: 0,
      seed: 11,
      preset: today(template),
      onError: (error) => {
        throw error;
      },
    });
    simulator.setSpeed(60);
    const lab = new WatchedLab(simulator);
    await lab.expectTruth();
    return lab;
  }

  /** The one that looks from the start. */
  get model(): Model {
    const [first] = this.#models;
    if (first === undefined) throw new Error('The lab is disposed.');
    return first;
  }

  /** The cluster's API behind its server. */
  get api(): KubeApi {
    return (this.simulator.eks.controlPlane('myeks') as ClusterControlPlane).api;
  }

  /** Another model that looks, with a clock or a connection of its own. */
  show(clock: Clock = systemClock, connection: Connection = this.connection): Model {
    const made = this.made(clock, connection);
    this.#looks.push(made.look());
    return made;
  }

  /** One that nobody looks at yet. */
  made(clock: Clock, connection: Connection = this.connection): Model {
    const made = new Model({ clock, random: Math.random, log: silentLog });
    made.connect(connection);
    this.#models.push(made);
    return made;
  }

  /** Nobody looks at any model that was shown. */
  stopLooking(): void {
    for (const look of this.#looks.splice(0)) look.dispose();
  }

  /** Flips switches of docs/practice.md. */
  async fails(wanted: object): Promise<void> {
    const answer = await fetch(`${this.simulator.endpoint}/_simulator/faults`, {
      method: 'POST',
      headers: { 'x-simulator-token': this.simulator.controlToken },
      body: JSON.stringify(wanted),
    });
    expect(answer.status).toBe(200);
  }

  scale(replicas: number): void {
    const { api } = this;
    const known = api.store.get(deployments, 'default', 'nginx-deployment');
    if (known === undefined) createObject(api, deployments, nginx(replicas));
    else api.store.replace(deployments, { ...known, spec: { ...known.spec, replicas } });
  }

  /** Makes more changes than the API server keeps: whoever is to go on from before has to list anew. */
  outrunHistory(): void {
    const { api } = this;
    const map = createObject(api, configMaps, { metadata: { name: 'noise', namespace: 'default' } });
    for (let count = 0; count < 9000; count += 1)
      api.store.replace(configMaps, {
        ...map,
        metadata: { ...map.metadata, resourceVersion: '' },
        data: { count: String(count) },
      });
  }

  /** Waits until the world has as many pods as it was asked for, and the picture is what there is, with every source live. */
  async expectTruth(of: Model = this.model): Promise<void> {
    const { store } = this.api;
    const compare = () => {
      const replicas = store.get(deployments, 'default', 'nginx-deployment')?.spec.replicas ?? 0;
      expect(store.list(pods).filter(isOurs)).toHaveLength(replicas);
      expect(picture(of)).toEqual(this.#truth());
      expect(new Set(Object.values(of.snapshot.sources).map(({ kind }) => kind))).toEqual(new Set(['live']));
    };
    await vi.waitFor(compare, { timeout: 30_000, interval: 50 });
  }

  dispose(): void {
    for (const each of this.#models) each.dispose();
    this.connection.dispose();
    this.simulator.dispose();
  }

  /** What there is, by the simulator's own books. */
  #truth() {
    const all = this.api.store.list(pods);
    const interfaces = [...this.simulator.world.networkInterfaces.values()];
    return {
      pods: all
        .map(({ metadata, spec, status }) => `${metadata.name} ${spec.nodeName} ${status.podIP} ${status.phase}`)
        .toSorted(),
      pending: all.filter((pod) => isAlive(pod) && pod.spec.nodeName === undefined).length,
      enis: interfaces
        .filter(({ description }) => description.startsWith('aws-K8S-'))
        .map(({ id }) => id)
        .toSorted(),
      unplaced: 0,
    };
  }
}

const isOurs = ({ metadata }: Pod) => metadata.name.startsWith('nginx-deployment-');

function isAlive({ status }: Pod): boolean {
  return status.phase === 'Running' || status.phase === 'Pending';
}

function picture({ snapshot }: Model) {
  const enis = snapshot.nodes.flatMap((node) => node.enis);
  const loose = snapshot.looseInterfaces.map(({ id }) => id);
  return {
    pods: [...snapshot.pods.values()]
      .map(({ name, nodeName, ip, phase }) => `${name} ${nodeName} ${ip} ${phase}`)
      .toSorted(),
    pending: snapshot.pending.length,
    enis: [
      ...enis.filter(({ description }) => description.startsWith('aws-K8S-')).map(({ id }) => id),
      ...loose,
    ].toSorted(),
    unplaced: snapshot.nodes.flatMap(({ unplacedPods }) => unplacedPods.filter(({ ip }) => ip !== undefined)).length,
  };
}
