import { DisposableStore, onDispose, type Disposable } from '../../base/disposable.ts';
import type { PresetSite } from '../presets/preset.ts';
import { saveWorld } from './savedWorld.ts';
import { isSettled } from './settled.ts';
import { worldBytes, writeWorld } from './worldFile.ts';

/** Real milliseconds from a change until it is saved, at least. */
const shortPause = 300;
/** How many times as long as it took to copy the world it is left alone after that: large worlds cost no more of the time. */
const rest = 30;
/** Real milliseconds that an ending simulator waits for the world to settle at instant speed. */
const patience = 5_000;

/** Saves a world soon after each change, whatever is under way in it, so that a start after any end goes on from there. */
export class WorldKeeper implements Disposable {
  readonly #site: PresetSite;
  readonly #file: string;
  readonly #onError: (error: unknown) => void;
  readonly #owned = new DisposableStore();
  #timer: NodeJS.Timeout | undefined;
  #pause = shortPause;
  #saving: Promise<void> = Promise.resolve();

  constructor(site: PresetSite, file: string, onError: (error: unknown) => void) {
    this.#site = site;
    this.#file = file;
    this.#onError = onError;
    const { world, eks, stacks } = site;
    const changed = () => this.#soon();
    for (const event of [
      world.instanceChanged.event,
      world.interfaceChanged.event,
      world.natGatewayChanged.event,
      world.touched.event,
      eks.onDidChange,
      stacks.onDidChange,
    ])
      this.#owned.add(event(changed));
    this.#owned.add(eks.onDidStore(changed));
    this.#owned.add(onDispose(() => clearTimeout(this.#timer)));
    this.#soon();
  }

  /** Saves what there is now, or what it is on the way to; resolves when that is on the disk, or cannot be had. */
  async finish(): Promise<void> {
    const deadline = Date.now() + patience;
    while (!this.#isSettled() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    this.#save();
    await this.#saving;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#save(), this.#pause).unref();
  }

  #save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const start = performance.now();
    // What has been read of the world before the next change is of one moment.
    const bytes = worldBytes(saveWorld(this.#site));
    this.#pause = Math.max(shortPause, (performance.now() - start) * rest);
    this.#saving = this.#saving.then(() => writeWorld(this.#file, bytes)).catch(this.#onError);
  }

  #isSettled(): boolean {
    return isSettled(this.#site.world, this.#site.stacks);
  }
}
