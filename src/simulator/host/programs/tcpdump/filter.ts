import { contains, parseAddress, parseCidr } from '../../../../domain/address/ipv4.ts';
import type { Packet } from '../../packets/packet.ts';

/** Whether a packet is wanted. */
export type PacketFilter = (packet: Packet) => boolean;

/** The expression cannot be read, or asks for what there is not. */
export class FilterProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FilterProblem';
  }
}

/** Ports by the names that people give them. */
const ports: Readonly<Record<string, number>> = { ssh: 22, domain: 53, http: 80, https: 443, 'http-alt': 8080 };

/**
 * Reads a capture filter (pcap-filter): protocols, `host`, `net`, `port` and `portrange` with `src` and `dst`, `and`,
 * `or`, `not` and parentheses. Throws `FilterProblem`.
 */
export function readFilter(expression: string): PacketFilter {
  const words = expression.match(/\(|\)|!=?|&&|\|\||[^\s()!&|]+/g) ?? [];
  if (words.length === 0) return () => true;
  const filter = either(words);
  if (words.length > 0) throw new FilterProblem('syntax error');
  return filter;
}

function either(words: string[]): PacketFilter {
  let left = both(words);
  while (words[0] === 'or' || words[0] === '||') {
    words.shift();
    const [a, b] = [left, both(words)];
    left = (packet) => a(packet) || b(packet);
  }
  return left;
}

function both(words: string[]): PacketFilter {
  let left = negated(words);
  while (words[0] === 'and' || words[0] === '&&') {
    words.shift();
    const [a, b] = [left, negated(words)];
    left = (packet) => a(packet) && b(packet);
  }
  return left;
}

function negated(words: string[]): PacketFilter {
  if (words[0] !== 'not' && words[0] !== '!') return primary(words);
  words.shift();
  const inner = negated(words);
  return (packet) => !inner(packet);
}

function primary(words: string[]): PacketFilter {
  const word = words.shift();
  if (word === undefined) throw new FilterProblem('syntax error');
  if (word === '(') {
    const inner = either(words);
    if (words.shift() !== ')') throw new FilterProblem('syntax error');
    return inner;
  }
  if (word === 'ip') return /^(?:proto|host|net|src|dst)$/.test(words[0] ?? '') ? primary(words) : () => true;
  if (word === 'ip6' || word === 'arp' || word === 'rarp') return () => false;
  if (word === 'icmp' || word === 'tcp' || word === 'udp') return protocol(word, words);
  if (word === 'proto') return protocol((words.shift() ?? '').replace('\\', '') as 'icmp', []);
  if (word === 'src' || word === 'dst') return directed(word, words);
  if (/^icmp\[(?:icmptype|0)\]/.test(word)) return icmpType(word, words);
  words.unshift(word);
  return directed(undefined, words);
}

function protocol(name: 'icmp' | 'tcp' | 'udp', words: string[]): PacketFilter {
  const own: PacketFilter = ({ body }) => body.protocol === name;
  if (!/^(?:port|portrange|src|dst)$/.test(words[0] ?? '')) return own;
  const ofPort = primary(words);
  return (packet) => own(packet) && ofPort(packet);
}

function icmpType(word: string, words: string[]): PacketFilter {
  const text = [word, ...words.splice(0, 2)].join('');
  const wanted = /==?(icmp-echo(?:reply)?|\d+)$/.exec(text)?.[1];
  if (wanted === undefined) throw new FilterProblem('syntax error');
  const type = {
    'icmp-echo': 'echo-request',
    '8': 'echo-request',
    'icmp-echoreply': 'echo-reply',
    '0': 'echo-reply',
    '11': 'time-exceeded',
  }[wanted];
  return ({ body }) => body.protocol === 'icmp' && body.type === type;
}

type Side = 'src' | 'dst' | undefined;

/** `host`, `net`, `port` or an address alone, of one side or of either. */
function directed(side: Side, words: string[]): PacketFilter {
  const kind = /^(?:host|net|port|portrange)$/.test(words[0] ?? '') ? words.shift() : 'host';
  const value = words.shift();
  if (kind === undefined || value === undefined) throw new FilterProblem('syntax error');
  const addresses = ({ source, destination }: Packet) => [source, destination];
  if (kind === 'host') return onSide(side, addresses, sameAddress(value));
  if (kind === 'net') return onSide(side, addresses, inBlock(value));
  return onSide(side, portsOf, portTest(kind, value));
}

function onSide<T>(side: Side, values: (packet: Packet) => readonly T[], test: (value: T) => boolean): PacketFilter {
  return (packet) => {
    const [source, destination] = values(packet);
    const matches = (value: T | undefined) => value !== undefined && test(value);
    if (side === 'src') return matches(source);
    return side === 'dst' ? matches(destination) : matches(source) || matches(destination);
  };
}

function portsOf({ body }: Packet): readonly number[] {
  return body.protocol === 'icmp' ? [] : [body.sourcePort, body.destinationPort];
}

function sameAddress(value: string): (address: string) => boolean {
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(value))
    throw new FilterProblem(/^[\w.-]+$/.test(value) ? `unknown host '${value}'` : 'syntax error');
  return (address) => address === value;
}

function inBlock(value: string): (address: string) => boolean {
  if (!/^[\d.]+(?:\/\d+)?$/.test(value)) throw new FilterProblem('syntax error');
  const octets = value.split('/')[0]?.split('.') ?? [];
  const full = [...octets, '0', '0', '0'].slice(0, 4).join('.');
  const block = parseCidr(`${full}/${value.split('/')[1] ?? octets.length * 8}`);
  return (address) => contains(block, parseAddress(address));
}

function portTest(kind: string, value: string): (port: number) => boolean {
  const [from = '', to = from] = kind === 'portrange' ? value.split('-') : [value];
  const [low, high] = [from, to].map((text) => ports[text] ?? Number(text));
  if (!Number.isInteger(low) || !Number.isInteger(high)) throw new FilterProblem(`illegal port: ${value}`);
  return (port) => port >= (low ?? 0) && port <= (high ?? 0);
}
