import type { Disposable } from '../base/disposable.ts';
import { Emitter } from '../base/event.ts';
import type { Connection } from './connection.ts';

/** The one connection in use, if any. It owns it: using another one, or none, closes the one before. */
export class Connections implements Disposable {
  readonly #changed = new Emitter<Connection | undefined>();
  #current: Connection | undefined;

  readonly onDidChange = this.#changed.event;

  get current(): Connection | undefined {
    return this.#current;
  }

  use(connection: Connection): void {
    this.#replace(connection);
  }

  close(): void {
    if (this.#current !== undefined) this.#replace(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
    this.#current?.dispose();
    this.#current = undefined;
  }

  /** Listeners hear of the new one before the old one ends, so that none of them meets a closed connection. */
  #replace(connection: Connection | undefined): void {
    const before = this.#current;
    this.#current = connection;
    this.#changed.fire(connection);
    if (before !== connection) before?.dispose();
  }
}
