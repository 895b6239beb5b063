import { isAbort } from '../base/abort.ts';
import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { toLabError } from '../base/errors.ts';
import { Emitter } from '../base/event.ts';
import type { Log } from '../base/log.ts';
import type { Connection, ConnectionProfile } from '../connection/connection.ts';
import { labCharges, type LabCharges } from '../domain/cost/labCharges.ts';
import { pricesByRegion } from '../domain/cost/prices.ts';
import { lookAtCosts } from './lookAtLab.ts';

/** What a lab costs, as AWS showed it at one look. */
export interface CostReading extends LabCharges {
  readonly profile: ConnectionProfile;
  /** US dollars per hour, of all that has a price. */
  readonly perHour: number;
  /** False where the price table does not have the region. */
  readonly isRegionKnown: boolean;
  /** The cluster's version if it is in extended support, which costs six times as much. */
  readonly extendedSupport: string | undefined;
}

/** AWS is asked this often while nothing changes, and the sum is drawn anew this often (milliseconds). */
const readEvery = 600_000;
const tickEvery = 60_000;
/** Things that change come in groups. */
const gather = 5000;

/** Reads what the lab of the connection in use costs. The event comes with each reading, and each minute, as the sum grows. */
export class CostMeter implements Disposable {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #changed = new Emitter<CostReading | undefined>();
  readonly onDidChange = this.#changed.event;
  #connection: Connection | undefined;
  #reading: CostReading | undefined;
  #ended = new AbortController();
  #timer: Disposable | undefined;
  #isLooking = false;
  #dueAt = 0;
  #isRead = false;

  constructor({ clock, log }: { readonly clock: Clock; readonly log: Log }) {
    this.#clock = clock;
    this.#log = log;
  }

  /** Undefined until the first reading, and where nothing of a lab costs. */
  get reading(): CostReading | undefined {
    return this.#reading;
  }

  /** Whether the connection in use has been read: then no reading means that nothing costs. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** From now on it is about this connection's lab. */
  connect(connection: Connection | undefined): void {
    this.#ended.abort();
    this.#ended = new AbortController();
    this.#connection = connection;
    this.#isLooking = false;
    this.#isRead = false;
    this.#set(undefined);
    this.#dueAt = this.#clock.now();
    this.#tick();
  }

  /** Something of the lab has changed: it is read again shortly. */
  soon(): void {
    this.#dueAt = Math.min(this.#dueAt, this.#clock.now() + gather);
    this.#wait();
  }

  dispose(): void {
    this.#ended.abort();
    this.#timer?.dispose();
    this.#changed.dispose();
  }

  #tick(): void {
    if (this.#connection === undefined) return this.#timer?.dispose();
    if (this.#clock.now() >= this.#dueAt) void this.#read(this.#connection, this.#ended.signal);
    else if (this.#reading !== undefined) this.#changed.fire(this.#reading);
    this.#wait();
  }

  #wait(): void {
    this.#timer?.dispose();
    if (this.#connection === undefined) return;
    const pause = Math.max(1000, Math.min(tickEvery, this.#dueAt - this.#clock.now()));
    this.#timer = this.#clock.after(pause, () => this.#tick());
  }

  async #read(connection: Connection, ended: AbortSignal): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#dueAt = this.#clock.now() + readEvery;
    try {
      const reading = await readCosts(connection, this.#log, AbortSignal.any([ended, connection.closed]));
      if (ended.aborted) return;
      this.#isRead = true;
      this.#set(reading);
    } catch (error) {
      // The next look tries again; what was read before stays in sight.
      if (!ended.aborted && !isAbort(error)) this.#log.warn(`Costs: ${toLabError(error).message}`);
    } finally {
      if (!ended.aborted) this.#isLooking = false;
    }
  }

  #set(reading: CostReading | undefined): void {
    this.#reading = reading;
    this.#changed.fire(reading);
  }
}

async function readCosts(connection: Connection, log: Log, signal: AbortSignal): Promise<CostReading | undefined> {
  const { profile } = connection;
  const { stackName, clusterName, region } = profile;
  const ports = { cloud: await connection.cloud(), cluster: (own: AbortSignal) => connection.cluster(own), log };
  const known = { stackName, clusterName, vpcId: undefined, issuerId: undefined };
  const inventory = await lookAtCosts(ports, known, signal);
  const { charges, unpriced } = labCharges(inventory);
  if (charges.length + unpriced.length === 0) return undefined;
  const cluster = inventory.resources.find(({ kind }) => kind === 'cluster');
  return {
    profile,
    charges,
    unpriced,
    perHour: charges.reduce((sum, { perHour }) => sum + perHour, 0),
    isRegionKnown: pricesByRegion[region] !== undefined,
    extendedSupport: cluster?.type === 'EXTENDED_SUPPORT' ? cluster.description : undefined,
  };
}
