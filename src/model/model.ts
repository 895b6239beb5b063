import { onDispose, type Disposable } from '../base/disposable.ts';
import { toLabError } from '../base/errors.ts';
import { Emitter } from '../base/event.ts';
import type { Connection } from '../connection/connection.ts';
import { derive, type Known } from './derive.ts';
import { History } from './history/history.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';
import { allLoading, Sources, type SourceOptions } from './sources.ts';

/** Changes that come within this many milliseconds of each other are drawn as one. */
const gatherTime = 40;

/**
 * What is true now: one immutable snapshot and one event. It reads only while somebody looks (`look`), so that an editor
 * that shows nothing of the lab asks nobody anything.
 */
export class Model implements Disposable {
  readonly #options: SourceOptions;
  readonly #changed = new Emitter<Snapshot>();
  #snapshot = emptySnapshot;
  #sources: Sources | undefined;
  #connection: Connection | undefined;
  #viewers = 0;
  #pending: Disposable | undefined;

  readonly onDidChange = this.#changed.event;
  /** The last hour, as far as somebody looked. */
  readonly history: History;

  constructor(options: SourceOptions) {
    this.#options = options;
    this.history = new History(options.clock);
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** Shows this connection from now on; undefined shows none. */
  connect(connection: Connection | undefined): void {
    this.#stop();
    this.#connection = connection;
    this.#publish(connection === undefined ? undefined : nothingKnown(connection));
    if (this.#viewers > 0) this.#start();
  }

  /** Somebody looks, until disposed. */
  look(): Disposable {
    this.#viewers += 1;
    if (this.#viewers === 1) this.#start();
    return onDispose(() => {
      this.#viewers -= 1;
      if (this.#viewers === 0) this.#stop();
    });
  }

  /** Reads everything anew now. Without viewers it waits for the first one. */
  refresh(): void {
    this.#sources?.refresh();
  }

  dispose(): void {
    this.#stop();
    this.history.dispose();
    this.#changed.dispose();
  }

  #start(): void {
    const connection = this.#connection;
    if (connection === undefined || this.#sources !== undefined) return;
    const sources = new Sources(connection, this.#options, () => {
      this.#pending ??= this.#options.clock.after(gatherTime, () => {
        this.#pending = undefined;
        this.#publish(sources.known);
      });
    });
    this.#sources = sources;
    sources.start();
  }

  #stop(): void {
    this.#pending?.dispose();
    this.#pending = undefined;
    this.#sources?.dispose();
    this.#sources = undefined;
    this.history.pause();
  }

  #publish(known: Known | undefined): void {
    try {
      const next = known === undefined ? emptySnapshot : derive(known, this.#snapshot);
      if (next === this.#snapshot) return;
      this.#snapshot = next;
    } catch (error) {
      this.#options.log.error('The picture could not be drawn from what was read.', toLabError(error));
      return;
    }
    this.history.follow(this.#snapshot);
    this.#changed.fire(this.#snapshot);
  }
}

function nothingKnown({ profile }: Connection): Known {
  return {
    connection: profile,
    account: undefined,
    sources: allLoading,
    stack: undefined,
    cluster: undefined,
    instances: [],
    interfaces: [],
    network: undefined,
    nodes: [],
    pods: [],
    deployments: [],
    cni: [],
    sandboxFailures: [],
    cooling: new Set(),
  };
}
