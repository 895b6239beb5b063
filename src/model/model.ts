import { onDispose, type Disposable } from '../base/disposable.ts';
import { toLabError } from '../base/errors.ts';
import { Emitter } from '../base/event.ts';
import type { Connection } from '../connection/connection.ts';
import { History } from './history/history.ts';
import { Picture } from './picture.ts';
import { emptySnapshot, type SnapshotChange } from './snapshot.ts';
import { replacement } from './snapshotChange.ts';
import { Sources, type SourceOptions } from './sources.ts';
import { allLoading } from './sourceStates.ts';

/** Pictures are at least this many milliseconds apart: what comes in between is drawn as one. */
const gatherTime = 40;

/** A connection that is shown, with all that is known of it. */
interface Shown {
  readonly connection: Connection;
  readonly picture: Picture;
}

/**
 * What is true now: one immutable snapshot, and one event that tells what is different in it. It reads only while somebody
 * looks (`look`), so that an editor that shows nothing of the lab asks nobody anything.
 */
export class Model implements Disposable {
  readonly #options: SourceOptions;
  readonly #changed = new Emitter<SnapshotChange>();
  #snapshot = emptySnapshot;
  #sources: Sources | undefined;
  #shown: Shown | undefined;
  #viewers = 0;
  #pending: Disposable | undefined;
  #drawnAt = -Infinity;

  readonly onDidChange = this.#changed.event;
  /** The last hour, as far as somebody looked. */
  readonly history: History;

  constructor(options: SourceOptions) {
    this.#options = options;
    this.history = new History(options.clock);
  }

  get snapshot(): SnapshotChange['snapshot'] {
    return this.#snapshot;
  }

  /** Shows this connection from now on; undefined shows none. */
  connect(connection: Connection | undefined): void {
    this.#stop();
    const previous = this.#snapshot;
    this.#shown = connection && { connection, picture: this.#newPicture(connection) };
    const change = replacement(previous, this.#shown?.picture.draw()?.snapshot ?? emptySnapshot);
    if (change.sections.size > 0) this.#tell(change);
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

  #newPicture({ profile }: Connection): Picture {
    const picture = new Picture(this.#options.clock, () => {
      if (this.#sources !== undefined && this.#shown?.picture === picture) this.#drawSoon(picture);
    });
    picture.set({ connection: profile, sources: allLoading });
    return picture;
  }

  #start(): void {
    if (this.#shown === undefined || this.#sources !== undefined) return;
    const { connection, picture } = this.#shown;
    this.#sources = new Sources(connection, picture, this.#options);
    this.#sources.start();
    this.#drawSoon(picture);
  }

  #stop(): void {
    this.#pending?.dispose();
    this.#pending = undefined;
    const sources = this.#sources;
    this.#sources = undefined;
    sources?.dispose();
    this.history.pause();
  }

  #drawSoon(picture: Picture): void {
    const { clock } = this.#options;
    this.#pending ??= clock.after(Math.max(0, this.#drawnAt + gatherTime - clock.now()), () => {
      this.#pending = undefined;
      this.#drawnAt = clock.now();
      this.#draw(picture);
    });
  }

  #draw(picture: Picture): void {
    let change: SnapshotChange | undefined;
    try {
      change = picture.draw();
    } catch (error) {
      this.#options.log.error('The picture could not be drawn from what was read.', toLabError(error));
      return;
    }
    if (change === undefined) return;
    this.#sources?.drawn(change);
    this.#tell(change);
  }

  #tell(change: SnapshotChange): void {
    this.#snapshot = change.snapshot;
    this.history.follow(change.snapshot);
    this.#changed.fire(change);
  }
}
