import type { Disposable } from '../../base/disposable.ts';
import { AwsFault } from '../world/fault.ts';
import { detachNetworkInterface } from '../world/network/attachments.ts';
import { deleteNetworkInterface } from '../world/network/networkInterfaces.ts';
import type { World } from '../world/world.ts';

/** Lab milliseconds between detaching and the first try to delete, and how often deleting is tried. */
const detachTime = 2000;
const retryTime = 500;
const tries = 12;

/** Detaches an interface and deletes it as soon as EC2 lets it go. */
export class InterfaceRemover implements Disposable {
  readonly #world: World;
  #step: Disposable | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Calls `done` with the refusal if EC2 refuses for good. */
  remove(networkInterfaceId: string, done: (error: AwsFault | undefined) => void): void {
    const attachment = this.#world.networkInterfaces.get(networkInterfaceId)?.attachment;
    try {
      if (attachment !== undefined) detachNetworkInterface(this.#world, attachment.id);
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      this.#step = this.#world.clock.after(retryTime, () => done(error));
      return;
    }
    this.#step = this.#world.clock.after(detachTime, () => this.#delete(networkInterfaceId, tries, done));
  }

  dispose(): void {
    this.#step?.dispose();
  }

  #delete(id: string, left: number, done: (error: AwsFault | undefined) => void): void {
    try {
      deleteNetworkInterface(this.#world, id);
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      if (left <= 1) return done(error);
      this.#step = this.#world.clock.after(retryTime, () => this.#delete(id, left - 1, done));
      return;
    }
    done(undefined);
  }
}
