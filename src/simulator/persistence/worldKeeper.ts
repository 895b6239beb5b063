import { DisposableStore, onDispose, type Disposable } from '../../base/disposable.ts';
import type { PresetSite } from '../presets/preset.ts';
import { saveWorld } from './savedWorld.ts';
import { isSettled } from './settled.ts';
import { writeWorld } from './worldFile.ts';

/** Real milliseconds from a change until it is saved, at least. */
const shortPause = 300;
/** How many times as long as it took to save the world it is left alone after that, so that a large one costs no more time. */
const rest = 10;
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
  #saving: Promise<void> | undefined;
  #changedMeanwhile = false;

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
    await this.#saving;
    await this.#save();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #soon(): void {
    if (this.#saving !== undefined) this.#changedMeanwhile = true;
    else this.#timer ??= setTimeout(() => void this.#save(), this.#pause).unref();
  }

  async #save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#changedMeanwhile = false;
    const start = performance.now();
    this.#saving = writeWorld(this.#file, saveWorld(this.#site)).catch(this.#onError);
    await this.#saving;
    this.#saving = undefined;
    this.#pause = Math.max(shortPause, (performance.now() - start) * rest);
    if (this.#changedMeanwhile) this.#soon();
  }

  #isSettled(): boolean {
    return isSettled(this.#site.world, this.#site.stacks);
  }
}
