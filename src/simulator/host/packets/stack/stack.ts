import { routeLine, ruleLine } from '../../network/iproute.ts';
import type { HostNetwork } from '../../network/hostNetwork.ts';
import type { TableKind } from '../../network/netfilter/netfilter.ts';
import type { NetworkNamespace } from '../../network/networkNamespace.ts';
import { runChain, type Verdict } from '../netfilterRun.ts';
import type { IcmpError, Packet } from '../packet.ts';
import { findRoute, type FoundRoute, type RouteQuery } from '../routeLookup.ts';
import type { Walk } from '../walk.ts';
import { bindDestination, bindSource } from './addressTranslation.ts';
import { errorAbout } from './icmpErrors.ts';
import { deviceAddress, hasAddress, sourceAddress } from './sourceAddress.ts';
import { confirm, track, translateDestination, translateSource } from './tracking.ts';
import type { TrackedPacket } from './trackedPacket.ts';

/** Lab milliseconds that a kernel takes to pass a packet on. */
const kernelTime = 0.02;

/** The way of IPv4 packets through the kernel of one namespace, by its rules, routes and netfilter tables. */
export class Stack {
  readonly #walk: Walk;
  readonly #namespace: NetworkNamespace;
  readonly #view: HostNetwork;

  constructor(walk: Walk, namespace: NetworkNamespace) {
    this.#walk = walk;
    this.#namespace = namespace;
    this.#view = walk.view(namespace);
  }

  /** A packet comes in by a link; on the loopback, its connection is the one it left with. */
  enter(device: string, packet: Packet, at: number, known?: TrackedPacket): void {
    if (!this.#namespace.isUp || !this.#isLinkUp(device)) return this.#drop(packet, at, [`${device} is down`]);
    this.#walk.see(this.#namespace, device, 'in', packet, at);
    this.#note('enter', packet, at, [], device);
    const tracked =
      known === undefined
        ? track(this.#walk, this.#namespace, packet, at)
        : { ...known, packet, mark: 0, isFirst: false };
    tracked.inDevice = device;
    if (!this.#pass('mangle', 'PREROUTING', tracked, at)) return;
    if (tracked.isFirst) {
      const verdict = this.#run('nat', 'PREROUTING', tracked);
      bindDestination(tracked, verdict);
      if (!this.#translated(translateDestination(tracked), tracked, at, verdict)) return;
      this.#run('aws-cni', 'nat-prerouting', tracked);
    } else this.#translated(translateDestination(tracked), tracked, at);
    const { source, destination } = tracked.packet;
    const found = findRoute(this.#view, { source, destination, mark: tracked.mark });
    if (found === undefined) return this.#refuse('network-unreachable', tracked, at, ['no route']);
    if (found.route.type === 'local') return this.#input(tracked, found, at);
    if (found.route.type === 'broadcast') return this.#drop(packet, at, [routeLine(found.route)]);
    this.#forward(tracked, found, at + kernelTime);
  }

  /**
   * A program, or the kernel itself, sends a packet; an empty source stands for the address the route suggests. With a
   * device the program is bound to that interface, and has its address. False if there is no route.
   */
  send(packet: Packet, at: number, device?: string): boolean {
    if (!this.#namespace.isUp) return false;
    const bound = packet.source === '' && device !== undefined ? deviceAddress(this.#view, device) : packet.source;
    const query = { destination: packet.destination, mark: 0, ...(device === undefined ? {} : { device }) };
    const found = this.#route(bound === '' ? query : { ...query, source: bound });
    if (found === undefined) return false;
    const source = bound === '' ? sourceAddress(this.#view, found.route) : bound;
    const tracked = track(this.#walk, this.#namespace, { ...packet, source }, at);
    this.#note('send', tracked.packet, at, []);
    tracked.outDevice = outDeviceOf(found);
    if (!this.#pass('mangle', 'OUTPUT', tracked, at)) return true;
    const verdict = tracked.isFirst ? this.#run('nat', 'OUTPUT', tracked) : undefined;
    if (verdict !== undefined) bindDestination(tracked, verdict);
    const moved = translateDestination(tracked);
    this.#translated(moved, tracked, at, verdict);
    const again =
      moved || tracked.mark !== 0
        ? this.#route({ ...query, source, destination: tracked.packet.destination, mark: tracked.mark })
        : found;
    if (again === undefined) return false;
    tracked.outDevice = outDeviceOf(again);
    if (this.#pass('filter', 'OUTPUT', tracked, at)) this.#leave(tracked, again, at + kernelTime);
    return true;
  }

  /** Whoever is bound to an interface takes every address without a route to be on its link. */
  #route(query: RouteQuery): FoundRoute | undefined {
    const { destination, device } = query;
    const found = findRoute(this.#view, query);
    if (found !== undefined || device === undefined || !this.#isLinkUp(device)) return found;
    return {
      rule: { priority: 32_766, table: 'main' },
      route: { table: 'main', type: 'unicast', destination, device, scope: 'link' },
    };
  }

  #input(tracked: TrackedPacket, found: FoundRoute, at: number): void {
    this.#noteRoute(tracked, found, at);
    if (!this.#pass('mangle', 'INPUT', tracked, at) || !this.#pass('filter', 'INPUT', tracked, at)) return;
    if (tracked.isFirst) this.#run('nat', 'INPUT', tracked);
    this.#translated(translateSource(tracked), tracked, at);
    confirm(this.#walk, this.#namespace, tracked, at);
    this.#note('deliver', tracked.packet, at, []);
    this.#walk.surroundings.receive(this.#walk, this.#namespace, tracked.packet, at);
  }

  #forward(tracked: TrackedPacket, found: FoundRoute, at: number): void {
    if (!this.#view.ipForward) return this.#drop(tracked.packet, at, ['net.ipv4.ip_forward = 0']);
    const { packet } = tracked;
    if (packet.ttl <= 1) return this.#refuse('time-exceeded', tracked, at, ['ttl has run out']);
    tracked.packet = { ...packet, ttl: packet.ttl - 1 };
    tracked.outDevice = found.route.device;
    if (!this.#pass('mangle', 'FORWARD', tracked, at) || !this.#pass('filter', 'FORWARD', tracked, at)) return;
    this.#leave(tracked, found, at);
  }

  #leave(tracked: TrackedPacket, found: FoundRoute, at: number): void {
    const device = outDeviceOf(found);
    this.#noteRoute(tracked, found, at);
    if (!this.#pass('mangle', 'POSTROUTING', tracked, at)) return;
    if (tracked.isFirst) {
      const verdict = this.#run('nat', 'POSTROUTING', tracked);
      bindSource(this.#walk, this.#namespace, tracked, verdict, { view: this.#view, route: found.route, at });
      if (!this.#translated(translateSource(tracked), tracked, at, verdict)) return;
    } else this.#translated(translateSource(tracked), tracked, at);
    if (!this.#isLinkUp(device)) return this.#drop(tracked.packet, at, [`${device} is down`]);
    confirm(this.#walk, this.#namespace, tracked, at);
    this.#walk.see(this.#namespace, device, 'out', tracked.packet, at);
    this.#note('leave', tracked.packet, at, [], device);
    const { via } = found.route;
    const { packet } = tracked;
    const departure = {
      namespace: this.#namespace,
      device,
      packet,
      at,
      tracked,
      ...(via === undefined ? {} : { via }),
    };
    this.#walk.surroundings.transmit(this.#walk, departure);
  }

  /** Runs a chain that only lets through or not. */
  #pass(table: TableKind, chain: string, tracked: TrackedPacket, at: number): boolean {
    const verdict = this.#run(table, chain, tracked);
    if (verdict.kind === 'drop') this.#drop(tracked.packet, at, because(verdict));
    if (verdict.kind === 'reject') this.#refuse('port-unreachable', tracked, at, because(verdict));
    return verdict.kind !== 'drop' && verdict.kind !== 'reject';
  }

  #run(table: TableKind, chain: string, tracked: TrackedPacket): Verdict {
    return runChain(table, chain, tracked, {
      rules: this.#namespace.ruleSet(),
      random: this.#walk.random,
      isLocal: (address, device) => hasAddress(this.#view, address, device),
      counts: !this.#walk.isTrial,
    });
  }

  /** Notes what was translated; false if the rule drops the packet instead. */
  #translated(changed: boolean, tracked: TrackedPacket, at: number, verdict?: Verdict): boolean {
    if (verdict?.kind === 'drop') {
      this.#drop(tracked.packet, at, because(verdict));
      return false;
    }
    if (changed)
      this.#note('translate', tracked.packet, at, verdict === undefined ? ['known connection'] : because(verdict));
    return true;
  }

  #refuse(type: IcmpError['type'], { packet }: TrackedPacket, at: number, reasons: readonly string[]): void {
    this.#drop(packet, at, reasons);
    this.reportError(packet, type, at);
  }

  /** Tells the sender of a packet that it could not be delivered. */
  reportError(about: Packet, type: IcmpError['type'], at: number): void {
    const error = errorAbout(this.#walk, this.#namespace, about, type);
    if (error !== undefined) this.send(error, at);
  }

  #drop(packet: Packet, at: number, reasons: readonly string[]): void {
    this.#note('drop', packet, at, reasons);
  }

  #noteRoute({ packet }: TrackedPacket, { rule, route }: FoundRoute, at: number): void {
    this.#note('route', packet, at, [ruleLine(rule), routeLine(route)], outDeviceOf({ rule, route }));
  }

  #note(
    kind: Parameters<Walk['note']>[0]['kind'],
    packet: Packet,
    at: number,
    reasons: readonly string[],
    device?: string,
  ): void {
    const { id } = this.#namespace;
    this.#walk.note({ at, place: id, kind, packet, because: reasons, ...(device === undefined ? {} : { device }) });
  }

  #isLinkUp(device: string): boolean {
    return this.#view.links.some(({ name, state }) => name === device && state !== 'DOWN');
  }
}

/** What is local goes round by the loopback, whatever interface has the address. */
function outDeviceOf({ route }: FoundRoute): string {
  return route.type === 'local' ? 'lo' : route.device;
}

function because({ rule }: Verdict): readonly string[] {
  return rule === undefined ? [] : [rule];
}
