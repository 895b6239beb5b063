import { onDispose, type Disposable } from './disposable.ts';

/** Subscribe to be told each time it happens; dispose to stop. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** The firing side of an event. Listeners added or removed while it fires take effect at the next firing. */
export class Emitter<T> implements Disposable {
  #listeners: ReadonlyArray<(value: T) => void> = [];

  readonly event: Event<T> = (listener) => {
    const own = (value: T) => listener(value);
    this.#listeners = [...this.#listeners, own];
    return onDispose(() => {
      this.#listeners = this.#listeners.filter((each) => each !== own);
    });
  };

  fire(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }

  get hasListeners(): boolean {
    return this.#listeners.length > 0;
  }

  dispose(): void {
    this.#listeners = [];
  }
}
