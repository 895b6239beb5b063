import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { Emitter } from '../../base/event.ts';
import type { NodeNetwork } from './nodeNetwork.ts';
import type { EnvVar } from '../kubernetes/objects/pod.ts';
import { AwsFault } from '../world/fault.ts';
import type { Instance } from '../world/state.ts';
import { assignPrivateIpAddresses, unassignPrivateIpAddresses } from '../world/network/secondaryAddresses.ts';
import type { World } from '../world/world.ts';
import { AddressPool, type Allocation } from './addressPool.ts';
import { InterfaceAdder } from './interfaceAdder.ts';
import { InterfaceRemover } from './interfaceRemover.ts';
import { NodeInterfaces } from './nodeInterfaces.ts';
import { mayRemoveInterface, missingSlots, removableFrom, surplusSlots, type PoolLimits } from './poolPolicy.ts';
import { NextTurn } from './nextTurn.ts';
import { readPoolSettings, type PoolSettings } from './settings.ts';

/** Lab milliseconds, from ipamd's own constants: half a turn of its loop, and the pauses between shrinks and after errors. */
const halfLoop = 2500;
const startUp = 1500;
const callTime = 400;
const shrinkPause = 30_000;
const errorPause = 120_000;

/** Marks the interfaces of a node, the primary one included. */
const instanceTag = 'node.k8s.amazonaws.com/instance_id';

export interface IpamdOptions {
  readonly world: World;
  readonly instance: Instance;
  readonly maxPods: number;
}

/**
 * The address daemon of one node. It keeps the pool at the size that the settings ask for by one EC2 action at a time,
 * and hands addresses to sandboxes. The real one looks every five seconds; this one looks when something has happened
 * or when something falls due, which comes to the same and leaves an idle node idle.
 */
export class Ipamd implements NodeNetwork, Disposable {
  readonly #world: World;
  readonly #instance: Instance;
  readonly #interfaces: NodeInterfaces;
  readonly #improved = new Emitter<void>();
  readonly #owned = new DisposableStore();
  readonly #adder: InterfaceAdder;
  readonly #remover: InterfaceRemover;
  readonly #turn: NextTurn;
  readonly pool = new AddressPool();
  readonly onDidImprove = this.#improved.event;
  #settings: PoolSettings | undefined;
  #ready = false;
  #busy = false;
  #starved = false;
  #lastShrink = -shrinkPause;
  #blockedUntil = 0;

  constructor({ world, instance, maxPods }: IpamdOptions) {
    this.#world = world;
    this.#instance = instance;
    this.#interfaces = new NodeInterfaces(world, instance, maxPods);
    this.#adder = this.#owned.add(new InterfaceAdder(world, instance));
    this.#remover = this.#owned.add(new InterfaceRemover(world));
    this.#turn = this.#owned.add(new NextTurn(world.clock, () => this.#look()));
    this.#owned.add(
      world.interfaceChanged.event(() => {
        if (this.#settings !== undefined && !this.#busy) this.#turn.within(halfLoop);
      }),
    );
  }

  get isReady(): boolean {
    return this.#ready;
  }

  daemonStarted(env: readonly EnvVar[]): void {
    this.#settings = readPoolSettings(env);
    const { primary } = this.#interfaces;
    if (primary !== undefined) primary.tags = { ...primary.tags, [instanceTag]: this.#instance.id };
    this.#turn.within(startUp);
  }

  daemonStopped(): void {
    this.#settings = undefined;
    this.#turn.dispose();
  }

  addSandbox(sandbox: string, pod: { readonly namespace: string; readonly name: string }): string | undefined {
    const running = this.#settings !== undefined;
    const allocation: Allocation = { sandbox, ...pod };
    const address = running ? this.pool.assign(allocation, this.#time(), this.#world.random) : undefined;
    if (address === undefined) this.#starved = true;
    if (running) this.#turn.within(halfLoop);
    return address;
  }

  removeSandbox(sandbox: string): void {
    const cooldown = this.#settings?.cooldown ?? 30_000;
    if (this.pool.release(sandbox, this.#time() + cooldown) && this.#settings !== undefined)
      this.#turn.within(halfLoop);
  }

  dispose(): void {
    this.#settings = undefined;
    this.#owned.dispose();
    this.#improved.dispose();
  }

  #time(): number {
    return this.#world.clock.labTime();
  }

  #reconcile(): void {
    this.pool.interfaces = this.#interfaces.pooled(this.#adder.attaching);
  }

  #look(): void {
    const settings = this.#settings;
    if (settings === undefined || this.#busy) return;
    this.#reconcile();
    const limits = this.#interfaces.limits(settings);
    this.#dropOtherKind(limits);
    const missing = missingSlots(this.pool, settings, limits);
    const acted = missing > 0 ? this.#grow(missing, settings, limits) : this.#shrink(settings, limits);
    if (!acted) this.#settle(settings, limits);
  }

  /** Free secondary addresses go when prefixes are used, and free prefixes when they are not: slots are shared. */
  #dropOtherKind(limits: PoolLimits): void {
    const other = this.pool.freeCidrs(this.#time()).filter(({ isPrefix }) => isPrefix !== limits.prefixes);
    for (const [networkInterfaceId, cidrs] of Map.groupBy(other, ({ interfaceId }) => interfaceId))
      unassignPrivateIpAddresses(this.#world, { networkInterfaceId, addresses: cidrs.map(({ cidr }) => cidr) });
    if (other.length > 0) this.#reconcile();
  }

  #grow(missing: number, settings: PoolSettings, limits: PoolLimits): boolean {
    if (this.#time() < this.#blockedUntil) {
      this.#turn.within(this.#blockedUntil - this.#time());
      return false;
    }
    const roomy = this.pool.interfaces.find((each) => each.cidrs.length < limits.slotsPerEni);
    if (roomy !== undefined) {
      const count = Math.min(missing, limits.slotsPerEni - roomy.cidrs.length);
      return this.#act(callTime, () => this.#assign(roomy.id, count, limits));
    }
    if (this.pool.interfaces.length >= limits.maxEnis) return false;
    this.#busy = true;
    const slots = { count: Math.min(missing, limits.slotsPerEni), prefixes: limits.prefixes };
    this.#adder.add(slots, settings.clusterName, (error) => this.#finished(error));
    return true;
  }

  #assign(networkInterfaceId: string, count: number, limits: PoolLimits): void {
    const ask = (number: number): unknown =>
      assignPrivateIpAddresses(
        this.#world,
        limits.prefixes ? { networkInterfaceId, prefixCount: number } : { networkInterfaceId, count: number },
      );
    try {
      ask(count);
    } catch (error) {
      // Asking for all at once may fail where one would do.
      if (!(error instanceof AwsFault) || count === 1) throw error;
      ask(1);
    }
  }

  #shrink(settings: PoolSettings, limits: PoolLimits): boolean {
    const surplus = surplusSlots(this.pool, settings, limits);
    const free = this.pool.freeCidrs(this.#time()).slice(0, surplus);
    if (free.length > 0 && this.#time() >= this.#lastShrink + shrinkPause) {
      this.#lastShrink = this.#time();
      return this.#act(callTime, () => {
        for (const [networkInterfaceId, cidrs] of Map.groupBy(free, ({ interfaceId }) => interfaceId))
          unassignPrivateIpAddresses(this.#world, { networkInterfaceId, addresses: cidrs.map(({ cidr }) => cidr) });
      });
    }
    if (!mayRemoveInterface(this.pool, settings, limits)) return false;
    const gone = this.pool.interfaces.find(
      (each) => (removableFrom(this.pool, each, settings) ?? Infinity) <= this.#time(),
    );
    if (gone === undefined) return false;
    this.#busy = true;
    this.#remover.remove(gone.id, (error) => {
      this.#interfaces.forget(gone.id);
      this.#finished(error);
    });
    return true;
  }

  /** One EC2 call that takes its time. */
  #act(ms: number, call: () => void): boolean {
    this.#busy = true;
    this.#owned.add(
      this.#world.clock.after(ms, () => {
        try {
          call();
          this.#finished(undefined);
        } catch (error) {
          if (!(error instanceof AwsFault)) throw error;
          this.#finished(error);
        }
      }),
    );
    return true;
  }

  #finished(error: AwsFault | undefined): void {
    this.#busy = false;
    this.#reconcile();
    const settings = this.#settings;
    if (settings === undefined) return;
    if (error === undefined) {
      this.#turn.within(halfLoop);
      return this.#announce();
    }
    this.#blockedUntil = this.#time() + errorPause;
    this.#settle(settings, this.#interfaces.limits(settings));
  }

  /** Nothing can be done now: note when there may be something. */
  #settle(settings: PoolSettings, limits: PoolLimits): void {
    this.#announce();
    const time = this.#time();
    const due: number[] = [];
    if (mayRemoveInterface(this.pool, settings, limits))
      for (const each of this.pool.interfaces) due.push(removableFrom(this.pool, each, settings) ?? Infinity);
    if (surplusSlots(this.pool, settings, limits) > 0) due.push(this.#lastShrink + shrinkPause);
    const cooled = this.pool.nextCooled(time);
    if (cooled !== undefined && (this.#starved || due.length > 0)) due.push(cooled);
    const next = Math.min(...due.filter((at) => at > time));
    if (Number.isFinite(next)) this.#turn.within(next - time);
  }

  /**
   * Tells of the first pool there is, and of an address when somebody went without: they ask again, and say so again if
   * it was not enough.
   */
  #announce(): void {
    if (this.#ready && !(this.#starved && this.pool.hasFree(this.#time()))) return;
    this.#ready = true;
    this.#starved = false;
    this.#improved.fire();
  }
}
