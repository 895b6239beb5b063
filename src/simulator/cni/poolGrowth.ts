import { AwsFault } from '../world/fault.ts';
import type { Procedure } from '../world/procedure.ts';
import { addInterface, assignSlots } from './addInterface.ts';
import { isUnschedulable } from './daemonCluster.ts';
import { customPlace, usualPlace, type InterfacePlace } from './interfacePlace.ts';
import { exhaustion, type PoolContext } from './poolContext.ts';
import type { PooledInterface } from './pooledInterface.ts';
import type { PoolInventory } from './poolInventory.ts';
import { missingSlots, type PoolLimits } from './poolPolicy.ts';

/** Lab milliseconds without another try after a subnet had no address left. */
const exhaustionPause = 120_000;

const subnetFull =
  "Unable to attach IPs/Prefixes for the ENI, subnet doesn't seem to have enough IPs/Prefixes. " +
  'Consider using new subnet or carve a reserved range using create-subnet-cidr-reservation';

/** Gets the pool more addresses: first on interfaces that have room, then with a new one. */
export class PoolGrowth {
  readonly #context: PoolContext;
  readonly #inventory: PoolInventory;
  /** Lab time until which no more is asked of the subnet. */
  exhaustedUntil = 0;

  constructor(context: PoolContext, inventory: PoolInventory) {
    this.#context = context;
    this.#inventory = inventory;
  }

  /** Whether the node's type leaves the pool a place for more. */
  hasRoom(limits: PoolLimits): boolean {
    return this.#context.pool.interfaces.length < limits.maxEnis || this.#roomy(limits).length > 0;
  }

  /** Does one step. True if the pool has more now. Throws EC2's refusal unless that was of a new interface. */
  *grow(limits: PoolLimits): Procedure<boolean> {
    const { log, settings, cluster, pool, world } = this.#context;
    if (!settings.managesUnschedulable && isUnschedulable(cluster.node())) {
      const message = 'AWS CNI is on a non schedulable node, will not try to attach any new IPs or ENIs right now';
      log.write('debug', 'ipamd/ipamd.go:700', message);
      return false;
    }
    if (world.clock.labTime() < this.exhaustedUntil) {
      const message = 'Recently we had InsufficientCidr error hence will wait for 2m0s before retrying';
      log.write('debug', 'ipamd/ipamd.go:712', message);
      return false;
    }
    try {
      if (yield* this.#fill(limits)) return true;
      if (pool.interfaces.length < limits.maxEnis) return yield* this.#extend(limits);
      log.write('debug', 'ipamd/ipamd.go:741', 'Skipping ENI allocation as the max ENI limit is already reached');
    } catch (error) {
      if (!(error instanceof AwsFault) || !exhaustion.includes(error.code)) throw error;
      log.write('error', 'ipamd/ipamd.go:725', subnetFull);
      this.exhaustedUntil = world.clock.labTime() + exhaustionPause;
    }
    return false;
  }

  #roomy({ slotsPerEni }: PoolLimits): readonly PooledInterface[] {
    const { pool, settings } = this.#context;
    return pool.interfaces.filter(
      (each) => each.cidrs.length < slotsPerEni && !(settings.customNetworking && each.isPrimary),
    );
  }

  /** Gives slots to an interface that has room. False if none has, or none of their subnets had an address. */
  *#fill(limits: PoolLimits): Procedure<boolean> {
    const { pool, settings } = this.#context;
    const missing = missingSlots(pool, settings, limits);
    if (missing === 0) return false;
    for (const each of this.#roomy(limits)) {
      const count = Math.min(missing, limits.slotsPerEni - each.cidrs.length);
      try {
        yield* assignSlots(this.#context, each.id, { count, prefixes: limits.prefixes });
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        if (settings.subnetDiscovery && exhaustion.includes(error.code)) continue;
        // The interface has more than was thought: then it is enough to see what.
        if (error.code !== 'PrivateIpAddressLimitExceeded') throw error;
      }
      this.#inventory.look();
      return true;
    }
    return false;
  }

  *#extend(limits: PoolLimits): Procedure<boolean> {
    const { pool, settings, log } = this.#context;
    const place = yield* this.#place();
    const count = Math.min(missingSlots(pool, settings, limits), limits.slotsPerEni);
    if (place === undefined || count === 0) return false;
    try {
      this.#inventory.add(yield* addInterface(this.#context, place, { count, prefixes: limits.prefixes }));
      return true;
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      const text = `${error.code}: ${error.message}`;
      log.write('error', 'ipamd/ipamd.go:860', `Failed to increase pool size due to not able to allocate ENI ${text}`);
      log.write('warn', 'ipamd/ipamd.go:862', `Failed to allocate ${count} IP addresses on an ENI: ${text}`);
      if (exhaustion.includes(error.code)) throw error;
      return false;
    }
  }

  *#place(): Procedure<InterfacePlace | undefined> {
    const { interfaces, settings, cluster, ec2, world, log } = this.#context;
    const { primary } = interfaces;
    if (primary === undefined) return undefined;
    if (!settings.customNetworking) return yield* usualPlace(world, ec2, settings, primary);
    const place = customPlace(cluster, settings, primary);
    if (place === undefined) log.write('error', 'ipamd/ipamd.go:835', 'Failed to get pod ENI config');
    return place;
  }
}
