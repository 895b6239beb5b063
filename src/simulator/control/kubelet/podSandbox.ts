import { createHash } from 'node:crypto';
import { DisposableStore, type Disposable } from '../../../base/disposable.ts';
import { configMaps, secrets } from '../../kubernetes/kinds.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import type { PodSeat } from './podSeat.ts';

/** Lab milliseconds that a sandbox takes, and between two tries to make one, unless the network has news before. */
const sandboxTime = 400;
const sandboxRetry = 13_000;

const networkNotReady =
  'network is not ready: container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady ' +
  'message:Network plugin returns error: cni plugin not initialized';

/** What a pod's containers share on their node: above all its address. */
export class PodSandbox implements Disposable {
  readonly #seat: PodSeat;
  readonly #owned = new DisposableStore();
  readonly #ready: () => void;
  #step: Disposable | undefined;
  #id: string | undefined;
  #address: string | undefined;
  #waitsForNetwork = false;
  /** While a volume is missing: tells of config maps and secrets. */
  #volumes: Disposable | undefined;

  /** `ready` is called once, when there is a sandbox. */
  constructor(seat: PodSeat, ready: () => void) {
    this.#seat = seat;
    this.#ready = ready;
    this.#owned.add(
      seat.host.network.onDidImprove(() => {
        if (this.#waitsForNetwork) this.#after(sandboxTime, () => this.#make());
      }),
    );
  }

  /** The pod's address, which it keeps in its status after it has ended. */
  get address(): string | undefined {
    return this.#address;
  }

  get isUp(): boolean {
    return this.#id !== undefined;
  }

  begin(): void {
    this.#after(sandboxTime, () => this.#make());
  }

  /** No sandbox is wanted any more. */
  giveUp(): void {
    this.#step?.dispose();
    this.#waitsForNetwork = false;
    this.#volumes?.dispose();
    this.#volumes = undefined;
  }

  /** Takes it down and gives its address back. */
  remove(): void {
    this.giveUp();
    if (this.#id !== undefined) this.#seat.host.network.removeSandbox(this.#id);
    this.#id = undefined;
  }

  dispose(): void {
    this.remove();
    this.#owned.dispose();
  }

  #make(): void {
    const pod = this.#seat.pod();
    if (pod === undefined || this.#id !== undefined) return;
    const missing = missingVolume(this.#seat, pod);
    if (missing !== undefined) {
      this.#watchVolumes();
      return this.#tryLater('FailedMount', missing);
    }
    const { network, hostIP, context } = this.#seat.host;
    const id = createHash('sha256').update(context.api.uuid()).digest('hex');
    if (pod.spec.hostNetwork === true) return this.#made(id, hostIP);
    this.#waitsForNetwork = true;
    if (!network.isReady) return this.#seat.tell('Warning', 'NetworkNotReady', networkNotReady);
    const { namespace = '', name } = pod.metadata;
    const result = network.addSandbox(id, { namespace, name });
    if ('address' in result) return this.#made(id, result.address);
    this.#tryLater(
      'FailedCreatePodSandBox',
      `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "${id}": ` +
        `plugin type="aws-cni" name="aws-cni" failed (add): add cmd: ${result.refusal}`,
    );
  }

  #watchVolumes(): void {
    this.#volumes ??= this.#seat.host.context.api.store.onDidChange(({ kind }) => {
      if (kind.plural === configMaps.plural || kind.plural === secrets.plural)
        this.#after(sandboxTime, () => this.#make());
    });
  }

  #made(id: string, address: string): void {
    this.giveUp();
    this.#id = id;
    this.#address = address;
    this.#ready();
  }

  #tryLater(reason: string, message: string): void {
    this.#seat.tell('Warning', reason, message);
    this.#step?.dispose();
    this.#step = this.#seat.host.context.clock.background(sandboxRetry, () => this.#make());
  }

  #after(ms: number, run: () => void): void {
    this.#step?.dispose();
    this.#step = this.#seat.host.context.clock.after(ms, run);
  }
}

/** Why a volume of the pod cannot be set up, in the kubelet's words; undefined if all can. */
function missingVolume({ host }: PodSeat, pod: Pod): string | undefined {
  const { store } = host.context.api;
  const { namespace = '' } = pod.metadata;
  for (const { name, configMap, secret } of pod.spec.volumes ?? []) {
    const failed = `MountVolume.SetUp failed for volume "${name}" : `;
    if (configMap !== undefined && configMap.optional !== true)
      if (store.get(configMaps, namespace, configMap.name ?? '') === undefined)
        return `${failed}configmap "${configMap.name}" not found`;
    if (secret !== undefined && secret.optional !== true)
      if (store.get(secrets, namespace, secret.secretName ?? '') === undefined)
        return `${failed}secret "${secret.secretName}" not found`;
  }
  return undefined;
}
