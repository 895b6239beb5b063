import { jump } from '../chainBuilder.ts';
import type { Match, NetfilterRule } from '../netfilter.ts';
import type { RuleChain } from '../ruleSet.ts';
import { endpointChain, serviceChain } from './chainNames.ts';
import type { ProxiedEndpoint, ProxiedPort } from './servicePorts.ts';

/** What kube-proxy writes into the nat table for one service port. */
export interface PortChains {
  /** Of `KUBE-SERVICES` and of `KUBE-NODEPORTS`. */
  readonly inServices: readonly NetfilterRule[];
  readonly inNodePorts: readonly NetfilterRule[];
  /** Chains of the port alone: for its choice of endpoints, for each endpoint, and for traffic from outside. */
  readonly own: readonly RuleChain[];
}

/** Since this Kubernetes minor, traffic from outside has a chain of its own for each service port. */
const externalChainSince = 24;
/** Since then, node ports on the loopback are counted apart. */
const accountingSince = 32;

const built = new WeakMap<ProxiedPort, Map<string, PortChains>>();

/** The chains of a port on a node; made once, as services change seldom and are the same on every node. */
export function portChains(port: ProxiedPort, minor: number, nodeName: string): PortChains {
  let variants = built.get(port);
  if (variants === undefined) built.set(port, (variants = new Map<string, PortChains>()));
  const variant = `${minor} ${port.localOnly ? nodeName : ''}`;
  let chains = variants.get(variant);
  if (chains === undefined) variants.set(variant, (chains = makeChains(port, minor, nodeName)));
  return chains;
}

function makeChains(port: ProxiedPort, minor: number, nodeName: string): PortChains {
  const { name, protocol, clusterIp, nodePort, externalIps } = port;
  if (port.endpoints.length === 0) return { inServices: [], inNodePorts: [], own: [] };
  const service = serviceChain('SVC', name, protocol);
  const external = minor >= externalChainSince ? serviceChain('EXT', name, protocol) : service;
  const isExternal = minor >= externalChainSince && (nodePort !== undefined || externalIps.length > 0);
  return {
    inServices: [
      toAddress(`${name} cluster IP`, port, clusterIp, service),
      ...externalIps.map((address) => toAddress(`${name} external IP`, port, address, external)),
    ],
    inNodePorts: nodePort === undefined ? [] : toNodePort(port, nodePort, external, minor),
    own: [
      choiceChain(service, port, port.endpoints, minor),
      ...port.endpoints.map((each) => endpointRules(port, each)),
      ...(isExternal ? externalChains(external, service, port, nodeName, minor) : []),
    ],
  };
}

function toAddress(text: string, { protocol, port }: ProxiedPort, address: string, chain: string): NetfilterRule {
  return {
    destination: { value: `${address}/32` },
    protocol: { value: protocol },
    matches: [comment(text), { kind: 'port', protocol, destinationPort: port }],
    target: { kind: 'jump', chain },
  };
}

function toNodePort(
  { name, protocol }: ProxiedPort,
  nodePort: number,
  chain: string,
  minor: number,
): readonly NetfilterRule[] {
  const matches: readonly Match[] = [comment(name), { kind: 'port', protocol, destinationPort: nodePort }];
  const rule = { protocol: { value: protocol }, matches, target: { kind: 'jump', chain } as const };
  if (minor < externalChainSince) return [{ ...rule, target: { kind: 'jump', chain: 'KUBE-MARK-MASQ' } }, rule];
  if (minor < accountingSince) return [rule];
  const accounted: Match = { kind: 'nfacct', name: 'localhost_nps_accepted_pkts' };
  return [{ ...rule, destination: { value: '127.0.0.0/8' }, matches: [...matches, accounted] }, rule];
}

function externalChains(
  external: string,
  service: string,
  port: ProxiedPort,
  nodeName: string,
  minor: number,
): readonly RuleChain[] {
  const { name, protocol } = port;
  const goTo = (chain: string): NetfilterRule => ({ matches: [], target: { kind: 'jump', chain } });
  if (!port.localOnly) {
    const masquerade = jump('KUBE-MARK-MASQ', `masquerade traffic for ${name} external destinations`);
    return [{ name: external, rules: [masquerade, goTo(service)] }];
  }
  const fromHere = (text: string, chain: string): NetfilterRule => ({
    matches: [comment(text), { kind: 'addrtype', side: 'src', type: 'LOCAL' }],
    target: { kind: 'jump', chain },
  });
  const own = [
    fromHere(`masquerade LOCAL traffic for ${name} external destinations`, 'KUBE-MARK-MASQ'),
    fromHere(`route LOCAL traffic for ${name} external destinations`, service),
  ];
  const here = port.endpoints.filter((each) => each.nodeName === nodeName);
  if (here.length === 0) return [{ name: external, rules: own }];
  const local = serviceChain('SVL', name, protocol);
  return [{ name: external, rules: [...own, goTo(local)] }, choiceChain(local, port, here, minor)];
}

/** One endpoint by chance: each rule takes an equal part of what the ones before it have left. */
function choiceChain(
  chain: string,
  { name, protocol }: ProxiedPort,
  endpoints: readonly ProxiedEndpoint[],
  minor: number,
): RuleChain {
  const rules = endpoints.map(({ address, port }, index): NetfilterRule => {
    const endpoint = `${address}:${port}`;
    const left = endpoints.length - index;
    const text = minor >= externalChainSince ? `${name} -> ${endpoint}` : name;
    const chance: readonly Match[] = left > 1 ? [{ kind: 'statistic', probability: 1 / left }] : [];
    return {
      matches: [comment(text), ...chance],
      target: { kind: 'jump', chain: endpointChain(name, protocol, endpoint) },
    };
  });
  return { name: chain, rules };
}

/** A pod that reaches itself by its service has to seem another one. */
function endpointRules({ name, protocol }: ProxiedPort, { address, port }: ProxiedEndpoint): RuleChain {
  const endpoint = `${address}:${port}`;
  return {
    name: endpointChain(name, protocol, endpoint),
    rules: [
      jump('KUBE-MARK-MASQ', name, { source: { value: `${address}/32` } }),
      {
        protocol: { value: protocol },
        matches: [comment(name), { kind: 'port', protocol }],
        target: { kind: 'DNAT', to: endpoint },
      },
    ],
  };
}

function comment(text: string): { readonly kind: 'comment'; readonly text: string } {
  return { kind: 'comment', text };
}
