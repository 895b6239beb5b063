import { systemClock } from '../src/base/clock.ts';
import { onDispose, type Disposable } from '../src/base/disposable.ts';
import { Emitter } from '../src/base/event.ts';
import { History } from '../src/model/history/history.ts';
import { Picture } from '../src/model/picture.ts';
import type { Snapshot } from '../src/model/snapshot.ts';
import { sourceNames } from '../src/model/sourceStates.ts';
import type { KubernetesPod } from '../src/ports/cluster.ts';
import { instance, networkInterface, podOn, worker } from '../test/model/objects.ts';

const nodes = 1000;
const podsPerNode = 15;
const addressesPerEni = 6;
const enisPerNode = 3;

/** Milliseconds that the model's pictures are apart (src/model/model.ts). */
const gatherTime = 40;

/** The model of a cluster a hundred times the lab's: 1,000 nodes, 3,000 ENIs, 15,000 pods, fed by hand. */
export class BigCluster {
  readonly #changes = new Emitter<void>();
  readonly #pods: KubernetesPod[] = [];
  readonly #picture: Picture;
  #gathering: Disposable | undefined;
  #drawnAt = -Infinity;
  #turn = 0;
  readonly history = new History(systemClock);
  /** Milliseconds that each drawing of the picture took. */
  readonly drawn: number[] = [];

  constructor() {
    this.#picture = new Picture(systemClock, () => this.#gather());
    const live = { kind: 'live', at: Date.now() } as const;
    this.#picture.set({
      connection: { id: 'big', name: 'Practice', icon: 'beaker', region: 'ap-northeast-2', clusterName: 'big' },
      sources: Object.fromEntries(sourceNames.map((name) => [name, live])) as Snapshot['sources'],
    });
    const numbers = Array.from({ length: nodes }, (_, index) => index + 1);
    const address = (node: number, eni: number, place: number) =>
      `10.${eni}.${Math.floor((node * addressesPerEni + place) / 250)}.${1 + ((node * addressesPerEni + place) % 250)}`;
    this.#picture.setCompute(
      numbers.map((number) => instance(number)),
      numbers.flatMap((number) =>
        Array.from({ length: enisPerNode }, (_, eni) =>
          networkInterface(
            number,
            eni,
            Array.from({ length: addressesPerEni }, (_unused, place) => address(number, eni, place)),
          ),
        ),
      ),
    );
    for (const number of numbers) {
      this.#picture.kinds.nodes.changed(worker(number));
      for (let place = 0; place < podsPerNode; place += 1) {
        const ip = address(number, place % enisPerNode, 1 + Math.floor(place / enisPerNode));
        const namespace = ['default', 'shop', 'monitoring', 'kube-system'][place % 4] ?? 'default';
        this.#pods.push(podOn(number, `web-${number}-${place}`, { namespace, ip, createdAt: Date.now() }));
      }
    }
    for (const pod of this.#pods) this.#picture.kinds.pods.changed(pod);
    this.#draw();
  }

  get snapshot(): Snapshot {
    return this.#picture.snapshot;
  }

  onDidChange(listener: () => void): Disposable {
    return this.#changes.event(listener);
  }

  look(): Disposable {
    return onDispose(() => {});
  }

  /** The next event of the watch: a pod becomes ready or not, one goes, or another comes in its place. */
  next(): void {
    const index = (this.#turn * 7919) % this.#pods.length;
    this.#turn += 1;
    const pod = this.#pods[index];
    if (pod === undefined) return;
    const { pods } = this.#picture.kinds;
    const way = this.#turn % 4;
    if (way === 0) {
      pods.removed(pod.uid);
      const name = `${pod.name.slice(0, 40)}-n`;
      const successor = {
        ...pod,
        uid: `${pod.uid}-n`,
        name,
        key: `${pod.namespace}/${name}`,
        ready: true,
        createdAt: Date.now(),
      };
      this.#pods[index] = { ...successor, status: 'Running', deletedAt: undefined };
    } else if (way === 1) this.#pods[index] = { ...pod, deletedAt: Date.now(), status: 'Terminating', ready: false };
    else this.#pods[index] = { ...pod, ready: !pod.ready, restarts: pod.restarts + 1 };
    const changed = this.#pods[index];
    if (changed !== undefined) pods.changed(changed);
  }

  #gather(): void {
    const pause = Math.max(0, this.#drawnAt + gatherTime - systemClock.now());
    this.#gathering ??= systemClock.after(pause, () => {
      this.#gathering = undefined;
      this.#drawnAt = systemClock.now();
      this.#draw();
    });
  }

  #draw(): void {
    this.#gathering?.dispose();
    this.#gathering = undefined;
    const start = performance.now();
    const change = this.#picture.draw();
    this.drawn.push(performance.now() - start);
    if (change === undefined) return;
    this.history.follow(change.snapshot);
    this.#changes.fire();
  }
}
