import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import { emptySnapshot, type Snapshot } from '../snapshot.ts';
import {
  clusterHappenings,
  cniHappenings,
  deploymentHappenings,
  stackHappenings,
  type Happening,
  type Mark,
} from './marks.ts';
import { countsOf, sameCounts, unknownCounts, type Counts, type Sample } from './sample.ts';

/** Milliseconds that are kept, and that two samples are apart at least. */
export const keptTime = 3_600_000;
const sampleTime = 1000;
/** Marks that are kept: more could be told from each other on no screen. */
const mostMarks = 1000;

const comparisons = [
  ['stack', stackHappenings],
  ['deployments', deploymentHappenings],
  ['cluster', clusterHappenings],
  ['cni', cniHappenings],
] as const;

/** A piece of the history: all of it, or what is new since an earlier piece. */
export interface HistoryPiece {
  /** Where the next piece goes on; means something to the same History only. */
  readonly next: HistoryPlace;
  /** Nothing known before holds any more. */
  readonly reset: boolean;
  /** When it began to be kept; null while there is nothing. */
  readonly since: number | null;
  readonly samples: readonly Sample[];
  readonly marks: readonly Mark[];
}

export interface HistoryPlace {
  readonly generation: number;
  readonly samples: number;
  readonly marks: number;
}

/**
 * The last hour of the connection, kept only while somebody looks: at most one sample a second, and only when a number
 * changed. A stretch that nobody looked at begins with a sample of nulls. Another connection begins anew.
 */
export class History implements Disposable {
  readonly #clock: Clock;
  readonly #changed = new Emitter<void>();
  #generation = 0;
  #since: number | null = null;
  #samples: Sample[] = [];
  #marks: Mark[] = [];
  /** How many were dropped from the front, for places that pieces ended at. */
  #dropped = { samples: 0, marks: 0 };
  /** By source, the last snapshot in which it was live: what comes next is compared with it. */
  readonly #compared = new Map<keyof Snapshot['sources'], Snapshot>();
  #paused = true;
  #latest: Snapshot = emptySnapshot;
  #timer: Disposable | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** This is true now. */
  follow(snapshot: Snapshot): void {
    if (snapshot.connection?.id !== this.#latest.connection?.id) this.#clear();
    this.#latest = snapshot;
    if (snapshot.connection === undefined || this.#timer !== undefined) return;
    const rest = (this.#samples.at(-1)?.at ?? 0) + sampleTime - this.#clock.now();
    if (rest <= 0) return this.#sample();
    this.#timer = this.#clock.after(rest, () => {
      this.#timer = undefined;
      this.#sample();
    });
  }

  /** Nobody looks any more: what happens from now on is not known. */
  pause(): void {
    this.#stopTimer();
    if (this.#paused) return;
    this.#paused = true;
    this.#compared.clear();
    this.#add(this.#clock.now(), unknownCounts);
    this.#changed.fire();
  }

  /** What is new since a place; all there is without one, or after the history began anew. */
  after(place: HistoryPlace | undefined): HistoryPiece {
    const reset = place === undefined || place.generation !== this.#generation;
    const from = reset ? this.#dropped : place;
    return {
      next: {
        generation: this.#generation,
        samples: this.#dropped.samples + this.#samples.length,
        marks: this.#dropped.marks + this.#marks.length,
      },
      reset,
      since: this.#since,
      samples: this.#samples.slice(Math.max(0, from.samples - this.#dropped.samples)),
      marks: this.#marks.slice(Math.max(0, from.marks - this.#dropped.marks)),
    };
  }

  dispose(): void {
    this.#stopTimer();
    this.#changed.dispose();
  }

  #sample(): void {
    const counts = countsOf(this.#latest);
    const at = this.#clock.now();
    const happened = this.#compare();
    this.#paused = false;
    const last = this.#samples.at(-1);
    const isNew = last === undefined ? !sameCounts(counts, unknownCounts) : !sameCounts(counts, last);
    if (!isNew && happened.length === 0) return;
    if (isNew) this.#add(at, counts);
    for (const each of happened) this.#marks.push({ at, ...each });
    this.#trim();
    this.#changed.fire();
  }

  #compare(): readonly Happening[] {
    const happened: Happening[] = [];
    for (const [source, happenings] of comparisons) {
      if (this.#latest.sources[source].kind !== 'live') continue;
      const before = this.#compared.get(source);
      this.#compared.set(source, this.#latest);
      if (before !== undefined) happened.push(...happenings(before, this.#latest));
    }
    return happened;
  }

  #add(at: number, counts: Counts): void {
    this.#since ??= at;
    this.#samples.push({ at, ...counts });
  }

  /** The last sample before the hour stays: it says how things stood when the hour began. */
  #trim(): void {
    const begin = this.#clock.now() - keptTime;
    const firstInside = this.#samples.findIndex(({ at }) => at > begin);
    const old = Math.max(0, (firstInside === -1 ? this.#samples.length : firstInside) - 1);
    const firstMark = this.#marks.findIndex(({ at }) => at > begin);
    const oldMarks = Math.max(firstMark === -1 ? this.#marks.length : firstMark, this.#marks.length - mostMarks);
    this.#samples.splice(0, old);
    this.#marks.splice(0, oldMarks);
    this.#dropped = { samples: this.#dropped.samples + old, marks: this.#dropped.marks + oldMarks };
  }

  #clear(): void {
    this.#stopTimer();
    this.#generation += 1;
    this.#since = null;
    this.#samples = [];
    this.#marks = [];
    this.#dropped = { samples: 0, marks: 0 };
    this.#compared.clear();
    this.#paused = true;
    this.#changed.fire();
  }

  #stopTimer(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }
}
