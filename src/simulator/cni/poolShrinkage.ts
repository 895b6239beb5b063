import { AwsFault } from '../world/fault.ts';
import { unassignPrivateIpAddresses } from '../world/network/secondaryAddresses.ts';
import type { Procedure } from '../world/procedure.ts';
import type { FreeCidr } from './addressPool.ts';
import { isUnschedulable } from './daemonCluster.ts';
import type { PoolContext } from './poolContext.ts';
import type { PooledInterface } from './pooledInterface.ts';
import type { PoolInventory } from './poolInventory.ts';
import { mayRemoveInterface, minInterfaceLife, neededFor, surplusSlots, type PoolLimits } from './poolPolicy.ts';
import { freeInterface } from './removeInterface.ts';

/** Lab milliseconds between two rounds of giving addresses back. */
const shrinkPause = 30_000;

/** Gives back what the pool has too much: single addresses or prefixes where the settings say so, and whole interfaces. */
export class PoolShrinkage {
  readonly #context: PoolContext;
  readonly #inventory: PoolInventory;
  #lastShrink = -shrinkPause;

  constructor(context: PoolContext, inventory: PoolInventory) {
    this.#context = context;
    this.#inventory = inventory;
  }

  get #time(): number {
    return this.#context.world.clock.labTime();
  }

  /** Gives single slots back, at most every half minute. True if it was tried. */
  *shrink(limits: PoolLimits): Procedure<boolean> {
    const { pool, settings } = this.#context;
    if (this.#time < this.#lastShrink + shrinkPause) return false;
    const over = this.#unexpected(pool.freeCidrs(this.#time)).slice(0, surplusSlots(pool, settings, limits));
    if (over.length === 0) return false;
    this.#lastShrink = this.#time;
    yield* this.giveBack(over);
    return true;
  }

  /** Gives these slots back; what EC2 does not take stays in the pool. */
  *giveBack(cidrs: readonly FreeCidr[]): Procedure {
    const { pool, ec2, world, log } = this.#context;
    const given = this.#unexpected(cidrs);
    for (const [networkInterfaceId, group] of Map.groupBy(given, ({ interfaceId }) => interfaceId)) {
      // Pods may have taken some while EC2 was busy with the interface before.
      const free = group.filter((each) => !each.addresses.some((address) => pool.allocations.has(address)));
      if (free.length === 0) continue;
      const addresses = free.map(({ cidr }) => cidr);
      pool.withdraw(networkInterfaceId, addresses);
      const what = `[${addresses.join(' ')}] from ENI ${networkInterfaceId}`;
      log.write('info', 'awsutils/awsutils.go:1610', `Trying to unassign the following IPs ${what}`);
      try {
        yield* ec2.call('UnassignPrivateIpAddresses', () =>
          unassignPrivateIpAddresses(world, { networkInterfaceId, addresses }),
        );
        log.write('debug', 'awsutils/awsutils.go:1630', `Successfully freed IPs ${what}`);
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        log.write('warn', 'ipamd/ipamd.go:2080', `Failed to free IPs ${what}: ${error.code}: ${error.message}`);
      }
    }
    this.#inventory.look();
  }

  /** Removes the first interface that nothing needs and that is old and cool enough. True if there was one. */
  *removeOne(limits: PoolLimits): Procedure<boolean> {
    const { pool, settings, log, cluster } = this.#context;
    if (!settings.managesUnschedulable && isUnschedulable(cluster.node())) {
      log.write('debug', 'ipamd/ipamd.go:640', 'AWS CNI is on a non schedulable node, not detaching any ENIs');
      return false;
    }
    const gone = pool.interfaces.find((each) => {
      const reason = neededFor(pool, each, settings, limits) ?? this.#notYet(each);
      if (reason === undefined) return true;
      log.write('debug', 'datastore/data_store.go:780', `ENI ${each.id} cannot be deleted because ${reason}`);
      return false;
    });
    if (gone === undefined) return false;
    log.write('debug', 'datastore/data_store.go:815', `getDeletableENI: found a deletable ENI ${gone.id}`);
    this.#inventory.remove(gone.id);
    yield* freeInterface(this.#context, gone.id);
    return true;
  }

  /** When, in lab time, there may be something to give back if nothing else happens; undefined if never. */
  nextChance(limits: PoolLimits): number | undefined {
    const { pool, settings } = this.#context;
    let next = Infinity;
    if (mayRemoveInterface(pool, settings, limits))
      for (const each of pool.interfaces)
        if (neededFor(pool, each, settings, limits) === undefined)
          next = Math.min(next, Math.max(each.since + minInterfaceLife, pool.coolUntil(each)));
    if (surplusSlots(pool, settings, limits) > 0) {
      const free = pool.freeCidrs(this.#time).length > 0 ? 0 : (pool.nextCooled(this.#time) ?? Infinity);
      next = Math.min(next, Math.max(this.#lastShrink + shrinkPause, free));
    }
    return next === Infinity ? undefined : next;
  }

  /** Without the addresses of pods that are coming back: the daemon's own record of them outlives its node's restart. */
  #unexpected(cidrs: readonly FreeCidr[]): readonly FreeCidr[] {
    const expected = new Set(this.#context.world.recorded.pending);
    return cidrs.filter(({ addresses }) => !addresses.some((address) => expected.has(address)));
  }

  #notYet(each: PooledInterface): string | undefined {
    if (this.#time < each.since + minInterfaceLife) return 'it is too young';
    return this.#time < this.#context.pool.coolUntil(each) ? 'has IPs in cooling' : undefined;
  }
}
