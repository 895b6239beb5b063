import type { Random } from '../world/random.ts';
import type { RecordedOutcomes } from '../world/recordedOutcomes.ts';
import type { ObjectStore } from './objectStore.ts';

/** What every write needs: the store, the stamps' clock, and the dice for names and ids. */
export interface KubeApi {
  readonly store: ObjectStore;
  /** Wall time in milliseconds since the epoch. */
  now(): number;
  uuid(): string;
  readonly random: Random;
  readonly recorded: RecordedOutcomes;
  /** The block that cluster IPs come from, such as `10.100.0.0/16`. */
  readonly serviceCidr: string;
  readonly region: string;
  /** Who vouches for the tokens of its service accounts, an `https://` address. */
  readonly issuer: string;
}
