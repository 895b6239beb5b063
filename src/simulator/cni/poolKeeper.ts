import { AwsFault } from '../world/fault.ts';
import type { Procedure } from '../world/procedure.ts';
import { isSince } from '../world/eks/addonRelease.ts';
import { isUnschedulable } from './daemonCluster.ts';
import type { PoolContext } from './poolContext.ts';
import { PoolGrowth } from './poolGrowth.ts';
import { PoolInventory } from './poolInventory.ts';
import { isTooLow, mayRemoveInterface, surplusSlots, type PoolLimits } from './poolPolicy.ts';
import { PoolShrinkage } from './poolShrinkage.ts';

/** When waiting alone may let the pool change. */
export interface Chance {
  /** Lab time. */
  readonly at: number;
  /** False for what was tried already and may fail again and again. */
  readonly isSure: boolean;
}

/** Keeps the pool of one node at the size its settings ask for, by one EC2 action at a time, from one start of the daemon to the next. */
export class PoolKeeper {
  readonly #context: PoolContext;
  readonly #inventory: PoolInventory;
  readonly #growth: PoolGrowth;
  readonly #shrinkage: PoolShrinkage;
  /** Lab time of the last action on the pool. */
  lastAction = 0;

  constructor(context: PoolContext) {
    this.#context = context;
    this.#inventory = new PoolInventory(context);
    this.#growth = new PoolGrowth(context, this.#inventory);
    this.#shrinkage = new PoolShrinkage(context, this.#inventory);
  }

  get limits(): PoolLimits {
    return this.#context.interfaces.limits(this.#context.settings);
  }

  /** False when others have changed the node's interfaces, so that `reconcile` would do something. */
  get isCurrent(): boolean {
    return this.#inventory.isCurrent;
  }

  /** True when the primary interface wears other security groups than the daemon last saw. */
  get hasNewGroups(): boolean {
    return this.#inventory.hasNewGroups;
  }

  /** Takes over what the node has, and fills the pool for the first time. Throws the refusal for which the daemon cannot start. */
  *start(): Procedure {
    const { pool, settings, log } = this.#context;
    const { limits } = this;
    pool.usesPrefixes = limits.prefixes;
    log.write('debug', 'ipamd/ipamd.go:390', 'Start node init');
    yield* this.#inventory.reconcile();
    yield* this.#inventory.refreshGroups();
    const other = pool.freeCidrs(Infinity).filter(({ isPrefix }) => isPrefix !== limits.prefixes);
    if (other.length > 0) yield* this.#shrinkage.giveBack(other);
    if (settings.provisions) {
      if (isTooLow(pool, settings, limits) && (yield* this.#growth.grow(limits))) this.#acted();
      if (settings.customNetworking && pool.total === 0)
        throw new AwsFault('NoENIConfig', 'Failed to attach any ENIs for custom networking');
    }
    log.write('debug', 'ipamd/ipamd.go:560', 'node init completed successfully');
  }

  /** One turn of the daemon's loop. True if something was done, so that there may be more to do. */
  *update(): Procedure<boolean> {
    const { pool, settings, log } = this.#context;
    if (!settings.provisions) return false;
    const { limits } = this;
    this.#writeStats();
    // Whether interfaces may go is judged by the pool as the turn found it.
    const spare = mayRemoveInterface(pool, settings, limits);
    let acted = false;
    try {
      if (isTooLow(pool, settings, limits)) {
        this.#writeTooLow(limits);
        acted = yield* this.#growth.grow(limits);
      } else if (surplusSlots(pool, settings, limits) > 0) acted = yield* this.#shrinkage.shrink(limits);
      if (spare && (yield* this.#shrinkage.removeOne(limits))) acted = true;
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      log.write('error', 'ipamd/ipamd.go:720', `${error.code}: ${error.message}`);
    }
    if (acted) this.#acted();
    return acted;
  }

  /** Brings the pool in step with what others did to the node's interfaces. */
  *reconcile(): Procedure {
    const { log } = this.#context;
    log.write('debug', 'ipamd/ipamd.go:1298', 'Reconciling ENI/IP pool info because time since last > 1m0s');
    try {
      yield* this.#inventory.reconcile();
      log.write('debug', 'ipamd/ipamd.go:1405', 'Successfully Reconciled ENI/IP pool');
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      log.write('error', 'ipamd/ipamd.go:1360', `IP pool reconcile: ${error.code}: ${error.message}`);
    }
    this.#acted();
  }

  refreshGroups(): Procedure {
    return this.#inventory.refreshGroups();
  }

  /** When another turn may do something although nothing happens before; undefined if it never does. */
  nextChance(): Chance | undefined {
    const { pool, settings, cluster, world } = this.#context;
    if (!settings.provisions) return undefined;
    const { limits } = this;
    if (isTooLow(pool, settings, limits) && this.#growth.hasRoom(limits))
      return { at: this.#growth.exhaustedUntil, isSure: false };
    const at = this.#shrinkage.nextChance(limits);
    return at === undefined
      ? undefined
      : { at, isSure: at > world.clock.labTime() && !isUnschedulable(cluster.node()) };
  }

  #acted(): void {
    this.lastAction = this.#context.world.clock.labTime();
    this.#writePool();
  }

  #writeStats(): void {
    const { pool, log, world, settings } = this.#context;
    const cooling = pool.cooling(world.clock.labTime());
    const card = isSince(settings.version, '1.20.0') ? ' for Network Card 0' : '';
    log.write(
      'debug',
      'ipamd/ipamd.go:606',
      `IP stats${card} - total IPs: ${pool.total}, assigned IPs: ${pool.assigned}, cooldown IPs: ${cooling}`,
    );
  }

  #writeTooLow({ prefixes, slotsPerEni }: PoolLimits): void {
    const { pool, log, settings } = this.#context;
    const card = isSince(settings.version, '1.20.0') ? ' for Network Card 0' : '';
    const [target, size] = prefixes ? [settings.warmPrefixTarget, 16] : [settings.warmEniTarget, slotsPerEni];
    log.write(
      'debug',
      'ipamd/ipamd.go:1990',
      `IP pool is too low${card}: available (${pool.available}) < ENI target (${target}) * addrsPerENI (${size})`,
    );
    this.#writePool();
  }

  #writePool(): void {
    const { pool, log, world, settings } = this.#context;
    const { prefixes, slotsPerEni } = this.limits;
    const card = isSince(settings.version, '1.20.0') ? ' for network card 0' : '';
    const cooling = pool.cooling(world.clock.labTime());
    log.write(
      'debug',
      'ipamd/ipamd.go:1148',
      `${prefixes ? 'Prefix' : 'IP'} pool stats${card}: Total IPs/Prefixes = ${pool.total}/${pool.prefixes}, ` +
        `AssignedIPs/CooldownIPs: ${pool.assigned}/${cooling}, c.maxIPsPerENI = ${slotsPerEni * (prefixes ? 16 : 1)}`,
    );
  }
}
