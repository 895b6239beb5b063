import { DisposableStore, onDispose, type Disposable } from '../../base/disposable.ts';
import type { PresetSite } from '../presets/preset.ts';
import { saveWorld } from './savedWorld.ts';
import { isSettled } from './settled.ts';
import { writeWorld } from './worldFile.ts';

/** Real milliseconds from a change until it is saved, when the world has settled. */
const pause = 300;
/** Real milliseconds that an ending simulator waits for the world to settle at instant speed. */
const patience = 5_000;

/** Saves a world after each change once it has settled, so that a start after any end finds it again. */
export class WorldKeeper implements Disposable {
  readonly #site: PresetSite;
  readonly #file: string;
  readonly #onError: (error: unknown) => void;
  readonly #owned = new DisposableStore();
  #timer: NodeJS.Timeout | undefined;
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
      world.called.event,
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
    clearTimeout(this.#timer);
    this.#save();
    await this.#saving;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), pause);
    this.#timer.unref();
  }

  /** What has not settled is saved by the change that settles it. */
  #save(): void {
    if (!this.#isSettled()) return;
    const saved = saveWorld(this.#site);
    this.#saving = this.#saving.then(() => writeWorld(this.#file, saved)).catch(this.#onError);
  }

  #isSettled(): boolean {
    return isSettled(this.#site.world, this.#site.stacks);
  }
}
