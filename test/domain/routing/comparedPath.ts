import { expect } from 'vitest';
import { packetPath } from '../../../src/domain/routing/packetPath.ts';
import type { PathEnd } from '../../../src/domain/routing/pathQuestion.ts';
import type { PacketPath, Station } from '../../../src/domain/routing/station.ts';
import type { Topology } from '../../../src/domain/routing/topology.ts';
import { routeLine, ruleLine } from '../../../src/simulator/host/network/iproute.ts';
import { nftListing } from '../../../src/simulator/host/network/netfilter/nftListing.ts';
import type { NetworkNamespace } from '../../../src/simulator/host/network/networkNamespace.ts';
import type { WorldNetwork } from '../../../src/simulator/host/network/worldNetwork.ts';
import type { Station as PlayedStation } from '../../../src/simulator/host/packets/station.ts';
import { trace, type TraceRequest } from '../../../src/simulator/host/packets/trace.ts';
import { rulesOf } from '../../simulator/host/network/netfilter/dump.ts';

/** The machines and pods in which a computed path is looked up. */
export interface Played {
  readonly network: WorldNetwork;
  readonly topology: Topology;
  /** By namespace and command: what has been printed so far. */
  readonly dumps: Map<string, ReadonlySet<string>>;
  nodeNamespace(name: string): NetworkNamespace;
  podNamespace(namespace: string, name: string): NetworkNamespace;
}

/**
 * Computes a path, plays the same packet through the simulator's hosts, and requires the same: rule, route, translation,
 * device and addresses of every station, and that each line is in a dump of the host it is said to be on.
 */
export function comparePath(played: Played, from: PathEnd, to: PathEnd): Extract<PacketPath, { kind: 'path' }> {
  const { network, topology } = played;
  const start = startOf(played, from);
  const request = requestFor(topology, to);
  const stations = trace(network, start, request);
  const chosen = stations
    .flatMap(({ because }) => because)
    .map((line) => /DNAT --to-destination (\S+)$/.exec(line)?.[1])
    .find((each) => each !== undefined);
  const path = packetPath(topology, { from, to, ...(chosen === undefined ? {} : { endpoint: chosen }) });
  if (path.kind !== 'path') throw new Error(`${path.reason}: ${path.subject}`);
  const told = [...path.outward, ...path.back].flatMap(toldStep);
  const seen = playedSteps(stations, network);
  const label = `${JSON.stringify(from)} → ${JSON.stringify(to)}`;
  expect(withoutRepeats(told), label).toEqual(withoutRepeats(seen));
  for (const station of [...path.outward, ...path.back]) expectInDumps(played, station);
  return path;
}

function startOf(played: Played, from: PathEnd): NetworkNamespace {
  if (from.kind === 'node') return played.nodeNamespace(from.name);
  if (from.kind !== 'pod') throw new Error('nobody there sends');
  return played.podNamespace(from.namespace, from.name);
}

function requestFor({ nodes, services }: Topology, to: PathEnd): TraceRequest {
  switch (to.kind) {
    case 'address':
      return { destination: to.address, protocol: 'icmp' };
    case 'node':
      return {
        destination: nodes.find(({ name }) => name === to.name)?.interfaces[0]?.primary ?? '',
        protocol: 'icmp',
      };
    case 'pod': {
      const pod = nodes.flatMap(({ pods }) => pods).find((each) => each.name === to.name);
      return { destination: pod?.address ?? '', protocol: 'icmp' };
    }
    case 'service': {
      const service = services.find((each) => each.name === to.name && each.portName === to.portName);
      const { clusterAddress = '', protocol = 'tcp', port = 0 } = service ?? {};
      return { destination: clusterAddress, protocol, port };
    }
  }
}

/** A step as text, or none for what only one side tells of. */
function toldStep(station: Station, index: number, all: readonly Station[]): readonly string[] {
  const { kind, lines, source, destination, name, values, why } = station;
  const addresses = `${source} > ${destination}`;
  switch (kind) {
    case 'rule': {
      const route = all[index + 1]?.lines[0]?.text ?? '';
      return [`route ${addresses}: ${lines[0]?.text} / ${route}`];
    }
    case 'snat':
      return why === 'snat-changed' || why === 'masqueraded' ? [`translate ${addresses}: ${lines.at(-1)?.text}`] : [];
    case 'service':
      return [`translate ${addresses}: ${lines.at(-1)?.text}`];
    case 'connection':
      return [`translate ${addresses}: known connection`];
    case 'interface':
      return [`${why === 'interface-out' ? 'leave' : 'enter'} ${values[0]} ${addresses}`];
    case 'veth':
      return [`${why === 'veth' ? 'enter' : 'leave'} ${name} ${addresses}`];
    case 'gateway':
      return [`gateway ${name} ${addresses}`];
    case 'lost':
      return [`lost ${addresses}`];
    default:
      return [];
  }
}

function playedSteps(stations: readonly PlayedStation[], network: WorldNetwork): readonly string[] {
  return stations.flatMap(({ kind, place, packet, because, device }): string[] => {
    const addresses = `${packet.source} > ${packet.destination}`;
    if (kind === 'drop') return [`lost ${addresses}`];
    if (kind === 'gateway') return [`gateway ${place} ${addresses}`];
    if (network.clusterOf(place) === undefined) return [];
    switch (kind) {
      case 'route':
        return [`route ${addresses}: ${because.join(' / ')}`];
      case 'translate':
        return [`translate ${addresses}: ${because.join()}`];
      case 'enter':
      case 'leave':
        return device === 'lo' ? [] : [`${kind} ${device} ${addresses}`];
      default:
        return [];
    }
  });
}

/**
 * A translation that leaves the addresses as they are (only the port is another) is no step to tell of; nor is a second
 * look at the same route, which a packet takes that comes back in by the loopback.
 */
function withoutRepeats(steps: readonly string[]): readonly string[] {
  let [last, previous] = ['', ''];
  return steps.filter((step) => {
    const addresses = /\S+ > [\d.]+/.exec(step)?.[0] ?? '';
    const isNothing = step === previous || (step.startsWith('translate') && addresses === last);
    last = addresses;
    previous = step;
    return !isNothing;
  });
}

function expectInDumps(played: Played, { place, lines }: Station): void {
  for (const { command, text } of lines) {
    if (place.kind === 'vpc') continue;
    const [namespace = '', name = ''] = place.name.split('/');
    const at = place.kind === 'node' ? played.nodeNamespace(place.name) : played.podNamespace(namespace, name);
    expect(dumped(played, at, command).has(text), `${command} on ${place.name} prints ${text}`).toBe(true);
  }
}

/** The lines of a dump; made once, as nothing changes while paths are compared. */
function dumped({ dumps }: Played, at: NetworkNamespace, command: string): ReadonlySet<string> {
  const key = `${at.id} ${command}`;
  let lines = dumps.get(key);
  if (lines === undefined) dumps.set(key, (lines = new Set(dump(at, command))));
  return lines;
}

/** What a command prints there, line by line. */
function dump(namespace: NetworkNamespace, command: string): readonly string[] {
  const { rules, routes } = namespace.view();
  const table = /^ip route show table (\S+)$/.exec(command)?.[1] ?? (command === 'ip route' ? 'main' : undefined);
  if (table !== undefined) return routes.filter((each) => each.table === table).map(routeLine);
  if (command === 'ip rule') return rules.map(ruleLine);
  if (command === 'sudo iptables -t nat -S') return rulesOf(namespace, 'nat');
  if (command !== 'sudo nft list table ip aws-cni') throw new Error(`no such dump: ${command}`);
  return nftListing(namespace.netfilter('aws-cni'))
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/counter packets \d+ bytes \d+ ?/, '')
        .trim(),
    );
}
