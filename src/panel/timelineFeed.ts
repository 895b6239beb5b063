import type { Disposable } from '../base/disposable.ts';
import type { History, HistoryPlace } from '../model/history/history.ts';
import type { TimelinePiece } from './protocol/timeline.ts';

/** What a page has been told of the last hour, so that it need only hear what is new. */
export class TimelineFeed implements Disposable {
  readonly #history: Pick<History, 'after'>;
  readonly #tell: (piece: TimelinePiece) => void;
  readonly #listening: Disposable;
  #told: HistoryPlace | undefined;
  #visible = false;

  constructor(history: Pick<History, 'after' | 'onDidChange'>, tell: (piece: TimelinePiece) => void) {
    this.#history = history;
    this.#tell = tell;
    this.#listening = history.onDidChange(() => this.#catchUp());
  }

  /** All there is, for a page that has nothing; from now on it hears what is new. */
  whole(): TimelinePiece {
    this.#told = undefined;
    return this.#next();
  }

  /** A page that nobody sees is told nothing; it catches up when it is seen again. */
  set visible(visible: boolean) {
    this.#visible = visible;
    this.#catchUp();
  }

  dispose(): void {
    this.#listening.dispose();
  }

  #catchUp(): void {
    if (!this.#visible || this.#told === undefined) return;
    const piece = this.#next();
    if (piece.reset || piece.samples.length > 0 || piece.marks.length > 0) this.#tell(piece);
  }

  #next(): TimelinePiece {
    const { next, ...piece } = this.#history.after(this.#told);
    this.#told = next;
    return piece;
  }
}
