import type { Disposable } from '../../base/disposable.ts';
import { AwsFault } from '../world/fault.ts';
import type { LabClock } from '../world/labClock.ts';
import { runProcedure, type Procedure } from '../world/procedure.ts';
import type { DaemonLog } from './daemonLog.ts';
import { NextTurn } from './nextTurn.ts';
import type { PoolKeeper } from './poolKeeper.ts';

/** Lab milliseconds, from the daemon's own constants: one turn of its loop, and how often it compares with EC2. */
const loopTime = 5000;
const reconcileTime = 60_000;
const groupsTime = 30_000;
/** Until the process runs. */
const startTime = 900;
/** Between two starts that failed: the container's back-off, the first and the longest. */
const firstBackOff = 10_000;
const longestBackOff = 300_000;
/** Turns in a row without anything from outside, after which instant time no longer hurries for the next. */
const patience = 100;

export interface PoolLoopOptions {
  readonly clock: LabClock;
  readonly keeper: PoolKeeper;
  readonly log: DaemonLog;
  /** The daemon has started. */
  onServing(): void;
  /** Another turn is over. */
  onTurn(): void;
}

/**
 * One start of the daemon and its loop. The real one looks every five seconds; this one leaves out the turns in which
 * nothing can have changed, and so leaves an idle node idle.
 */
export class PoolLoop implements Disposable {
  readonly #options: PoolLoopOptions;
  readonly #turn: NextTurn;
  #work: Disposable | undefined;
  #busy = true;
  #serving = false;
  /** Something came from outside since the last turn began. */
  #stimulated = false;
  /** End of the last turn, from which the next ones count. */
  #lastTurn = 0;
  /** When the daemon next compares with EC2: every minute in which it did nothing itself. */
  #reconcileAt = 0;
  #idleTurns = 0;

  constructor(options: PoolLoopOptions) {
    this.#options = options;
    this.#turn = new NextTurn(options.clock, () => this.#loop());
  }

  /** True once the pool was filled for the first time: the daemon answers then. */
  get isServing(): boolean {
    return this.#serving;
  }

  /** Starts over until it can. */
  begin(): void {
    this.#perform(this.#start(), () => {
      this.#serving = true;
      this.#options.onServing();
      this.#planTurn(true);
    });
  }

  /** A pod came or went: the next turn may have something to do. */
  stimulate(): void {
    this.#idleTurns = 0;
    this.#stimulated = true;
    if (!this.#busy) this.#turn.by(this.#tick(this.#options.clock.labTime()));
  }

  /** The node's interfaces have changed. The daemon's own changes, and those meanwhile, are seen at the end of its turn. */
  interfacesChanged(): void {
    if (this.#busy) return;
    this.#idleTurns = 0;
    this.#planTurn(false);
  }

  /** Asks for a turn at this lab time. */
  lookAt(time: number): void {
    if (!this.#busy) this.#turn.by(this.#tick(time), this.#isTired);
  }

  dispose(): void {
    this.#work?.dispose();
    this.#turn.dispose();
    this.#busy = true;
    this.#serving = false;
  }

  get #isTired(): boolean {
    return this.#idleTurns > patience;
  }

  *#start(): Procedure {
    const { keeper, log } = this.#options;
    for (let backOff = firstBackOff; ; backOff = Math.min(longestBackOff, backOff * 2)) {
      yield startTime;
      try {
        return yield* keeper.start();
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        const message = `Initialization failure: ipamd init: ${error.code}: ${error.message}`;
        log.write('error', 'aws-k8s-agent/main.go:58', message);
      }
      yield { background: backOff };
    }
  }

  #loop(): void {
    if (this.#busy) return;
    this.#idleTurns += 1;
    this.#stimulated = false;
    const { keeper, clock } = this.#options;
    const reconcileAt = this.#reconcileAt;
    let acted = false;
    const turn = function* (): Procedure {
      yield* keeper.refreshGroups();
      acted = yield* keeper.update();
      if (!keeper.isCurrent && clock.labTime() >= reconcileAt) yield* keeper.reconcile();
    };
    this.#perform(turn(), () => {
      this.#planTurn(acted);
      this.#options.onTurn();
    });
  }

  /** The daemon does one thing at a time. */
  #perform(procedure: Procedure, then: () => void): void {
    const { clock } = this.#options;
    this.#busy = true;
    let done = false;
    const work = runProcedure(clock, procedure, () => {
      done = true;
      this.#busy = false;
      this.#lastTurn = clock.labTime();
      then();
    });
    if (!done) this.#work = work;
  }

  /** The first turn of the loop at or after this lab time. */
  #tick(at: number): number {
    return this.#lastTurn + loopTime * Math.max(1, Math.ceil((at - this.#lastTurn) / loopTime));
  }

  #planTurn(acted: boolean): void {
    const { keeper, clock } = this.#options;
    const time = clock.labTime();
    if (acted || this.#stimulated) this.#turn.by(this.#tick(time), this.#isTired);
    const chance = keeper.nextChance();
    if (chance !== undefined) this.#turn.by(this.#tick(chance.at), this.#isTired || !chance.isSure);
    if (keeper.hasNewGroups) this.#turn.by(this.#tick(time + groupsTime - loopTime), this.#isTired);
    this.#reconcileAt =
      keeper.lastAction + reconcileTime * Math.max(1, Math.ceil((time - keeper.lastAction) / reconcileTime));
    if (!keeper.isCurrent) this.#turn.by(this.#tick(this.#reconcileAt), this.#isTired);
  }
}
