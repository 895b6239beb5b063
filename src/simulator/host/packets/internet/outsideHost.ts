import type { Addressee } from '../respond.ts';

/** A host of the internet, as far as anything here can tell. */
export interface OutsideHost extends Addressee {
  readonly address: string;
  readonly names: readonly string[];
  /** Lab milliseconds there and back, seen from an instance. */
  readonly roundTrip: number;
  /** What is left of the time to live of its packets when they arrive. */
  readonly arrivingTtl: number;
}
