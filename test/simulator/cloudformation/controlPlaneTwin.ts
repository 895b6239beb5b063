import { Emitter } from '../../../src/base/event.ts';
import type { SavedObject } from '../../../src/simulator/kubernetes/savedObjects.ts';
import type { ControlPlane } from '../../../src/simulator/world/controlPlane.ts';
import type { LabClock } from '../../../src/simulator/world/labClock.ts';
import type { Instance } from '../../../src/simulator/world/compute/records.ts';

/** Lab milliseconds from a running instance to its Ready node. */
const bootTime = 60_000;

/** A control plane without a Kubernetes behind it: nodes become Ready a minute after their instance runs. */
export class ControlPlaneTwin implements ControlPlane {
  readonly endpoint = 'https://127.0.0.1:1';
  readonly certificateAuthority = 'Y2VydGlmaWNhdGU=';
  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly onDidStore = this.#changed.event;
  readonly #clock: LabClock;
  readonly #ready = new Set<string>();
  readonly addons = new Set<string>();
  nodesJoin = true;

  constructor(clock: LabClock) {
    this.#clock = clock;
  }

  savedObjects(): readonly SavedObject[] {
    return [];
  }

  killNode(): boolean {
    return false;
  }

  restartServer(): void {
    throw new Error('There is no server here.');
  }

  cutConnections(): void {
    // Nobody is connected to a twin.
  }

  usesPrefixes(): boolean {
    return false;
  }

  instanceRunning(instance: Instance): void {
    if (!this.nodesJoin) return;
    this.#clock.after(bootTime, () => {
      this.#ready.add(instance.id);
      this.#changed.fire();
    });
  }

  drain(_instanceId: string, _limit: number, done: () => void): void {
    done();
  }

  instanceStopping(instanceId: string): void {
    this.#ready.delete(instanceId);
    this.#changed.fire();
  }

  readyInstances(): ReadonlySet<string> {
    return this.#ready;
  }

  installAddon({ name }: { readonly name: string }): undefined {
    this.addons.add(name);
    this.#changed.fire();
  }

  bootstrapAddon({ name }: { readonly name: string }): void {
    this.addons.add(name);
  }

  removeAddon(name: string): void {
    this.addons.delete(name);
    this.#changed.fire();
  }

  addonHealthy(name: string): boolean {
    return name === 'coredns' ? this.#ready.size > 0 : this.addons.has(name);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
