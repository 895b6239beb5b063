import { AwsFault } from '../world/fault.ts';
import { setGroups } from '../world/network/networkInterfaces.ts';
import type { Procedure } from '../world/procedure.ts';
import type { NetworkInterface } from '../world/network/records.ts';
import { poolTags } from './interfaceTags.ts';
import type { PoolContext } from './poolContext.ts';
import { cidrsOf } from './pooledInterface.ts';

/** Which interfaces of the node belong to the pool, and what they have. */
export class PoolInventory {
  readonly #context: PoolContext;
  /** Since when, in lab time, an interface has been in the pool. */
  readonly #since = new Map<string, number>();
  #groups: readonly string[] | undefined;

  constructor(context: PoolContext) {
    this.#context = context;
  }

  /** Takes in an interface that the daemon has just attached. */
  add(id: string): void {
    this.#since.set(id, this.#context.world.clock.labTime());
    this.look();
  }

  /** Leaves out an interface that is about to go. */
  remove(id: string): void {
    this.#since.delete(id);
    this.look();
  }

  /** Sees what the interfaces of the pool have now. */
  look(): void {
    const { pool, interfaces } = this.#context;
    const managed = this.#managed();
    for (const id of this.#since.keys()) if (!managed.some((each) => each.id === id)) this.#since.delete(id);
    pool.interfaces = managed.flatMap((each) => {
      const since = this.#since.get(each.id);
      const { id, subnetId } = each;
      return since === undefined
        ? []
        : [{ id, subnetId, since, isPrimary: each === interfaces.primary, cidrs: cidrsOf(each) }];
    });
  }

  /** False when others have attached, detached or changed interfaces of the node. */
  get isCurrent(): boolean {
    const { interfaces } = this.#context.pool;
    const managed = this.#managed();
    return (
      managed.length === interfaces.length &&
      managed.every((each, index) => {
        const pooled = interfaces[index];
        const cidrs = [...each.addresses.slice(1), ...each.prefixes];
        return pooled?.id === each.id && pooled.cidrs.map(({ cidr }) => cidr).join() === cidrs.join();
      })
    );
  }

  /** True when the primary interface wears other security groups than `refreshGroups` last saw. */
  get hasNewGroups(): boolean {
    const { interfaces, settings } = this.#context;
    const groups = interfaces.primary?.groups ?? [];
    return !settings.customNetworking && this.#groups !== undefined && groups.join() !== this.#groups.join();
  }

  /** Takes over what the node has; interfaces the daemon did not know are tagged as its own. Throws EC2's refusal. */
  *reconcile(): Procedure {
    const { ec2, log, pool } = this.#context;
    yield* ec2.call('DescribeNetworkInterfaces', () => undefined);
    for (const each of this.#managed()) {
      if (this.#since.has(each.id)) continue;
      log.write('debug', 'ipamd/ipamd.go:1365', `Reconcile and add a new ENI ${each.id}`);
      yield* this.#tag(each);
      this.#since.set(each.id, this.#context.world.clock.labTime());
    }
    this.look();
    pool.dropLost();
  }

  /** Puts the primary interface's security groups on the others when they have changed. */
  *refreshGroups(): Procedure {
    const { interfaces, settings, ec2, world, log } = this.#context;
    const changed = this.hasNewGroups;
    const groups = interfaces.primary?.groups ?? [];
    this.#groups = groups;
    if (!changed || !settings.provisions) return;
    for (const { id } of this.#managed()) {
      log.write('debug', 'awsutils/awsutils.go:640', `Update ENI ${id}`);
      try {
        yield* ec2.call('ModifyNetworkInterfaceAttribute', () => setGroups(world, id, groups));
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        const message = `refreshSGIDs: unable to update the ENI ${id} SG - ${error.code}: ${error.message}`;
        log.write('debug', 'awsutils/awsutils.go:655', message);
      }
    }
  }

  #managed(): readonly NetworkInterface[] {
    return this.#context.interfaces.managed(this.#context.settings);
  }

  *#tag(eni: NetworkInterface): Procedure {
    const { ec2, settings, instance } = this.#context;
    const wanted = poolTags(instance.id, settings);
    const complete = Object.entries(wanted).every(([key, value]) => eni.tags[key] === value);
    if (complete || !settings.provisions) return;
    yield* ec2.call('CreateTags', () => {
      eni.tags = { ...eni.tags, ...wanted };
    });
  }
}
