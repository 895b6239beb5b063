import type { CniSettings } from '../node/cniSettings.ts';
import { jump, type ChainBuilder } from './chainBuilder.ts';
import type { Match, NetfilterRule, StateMatch } from './netfilter.ts';

/** The mark of connections that belong to the primary interface. */
const connectionMark = 0x80;
/** Up to here the VPC CNI made one chain for each block of the VPC; since then one chain returns for each. */
const oneChainSince = 16;
/** Since then its comments on the connection mark no longer name the block, and nftables has a table of its own. */
const ownTableSince = 23;

export interface VpcCniSite {
  readonly settings: CniSettings;
  readonly vpcCidrs: readonly string[];
  /** The primary interface, and its own address. */
  readonly device: string;
  readonly address: string;
  /** Whether the machine's iptables writes its rules into nftables. */
  readonly nftables: boolean;
}

/** The rules of ipamd: how pods' packets leave the VPC, and by which interface their connections' answers go back. */
export function appendVpcCniChains(builder: ChainBuilder, site: VpcCniSite): void {
  const { settings, device } = site;
  if (!settings.externalSnat) {
    if (site.nftables && settings.minor >= ownTableSince) appendOwnTable(builder, site);
    else appendConnectionMark(builder, site);
    appendSnat(builder, site);
  }
  if (!settings.nodePortSupport && settings.externalSnat) return;
  const primary = comment('AWS, primary ENI');
  if (settings.nodePortSupport)
    builder.append('mangle', 'PREROUTING', {
      inInterface: { value: device },
      matches: [primary, { kind: 'addrtype', side: 'dst', type: 'LOCAL', limitIn: true }],
      target: { kind: 'CONNMARK', operation: 'set', value: connectionMark, mask: connectionMark },
    });
  for (const value of [`${settings.vethPrefix}+`, 'vlan+'])
    builder.append('mangle', 'PREROUTING', {
      inInterface: { value },
      matches: [primary],
      target: { kind: 'CONNMARK', operation: 'restore', mask: connectionMark },
    });
}

function appendConnectionMark(builder: ChainBuilder, { settings, vpcCidrs }: VpcCniSite): void {
  const chained = settings.minor < oneChainSince;
  const state: readonly StateMatch[] = chained ? [{ kind: 'state', states: ['NEW'] }] : [];
  const outbound = jump('AWS-CONNMARK-CHAIN-0', 'AWS, outbound connections', {
    inInterface: { value: `${settings.vethPrefix}+` },
  });
  builder.append('nat', 'PREROUTING', { ...outbound, matches: [...outbound.matches, ...state] });
  builder.append('nat', 'PREROUTING', {
    matches: [comment('AWS, CONNMARK')],
    target: { kind: 'CONNMARK', operation: 'restore', mask: connectionMark },
  });
  const suffix = (kind: string): string =>
    settings.minor < ownTableSince ? `AWS CONNMARK CHAIN, ${kind} CIDR` : 'AWS CONNMARK CHAIN';
  const blocks = [
    ...vpcCidrs.map((cidr) => ({ cidr, text: suffix('VPC') })),
    ...settings.excludedSnatCidrs.map((cidr) => ({ cidr, text: suffix('EXCLUDED') })),
  ];
  appendExceptions(builder, 'AWS-CONNMARK-CHAIN', blocks, chained, {
    matches: [comment('AWS, CONNMARK')],
    target: { kind: 'CONNMARK', operation: 'set', value: connectionMark, mask: connectionMark },
  });
}

/** The connection mark as a table of nftables, which sees what kube-proxy has made of a service's address. */
function appendOwnTable(builder: ChainBuilder, { settings, vpcCidrs }: VpcCniSite): void {
  const local: Match = { kind: 'addrtype', side: 'dst', type: 'LOCAL' };
  const restored = (value: number): NetfilterRule => ({
    matches: [{ kind: 'connmark', value, mask: connectionMark }],
    target: { kind: 'MARK', value, mask: connectionMark },
  });
  builder.append(
    'aws-cni',
    'nat-prerouting',
    { matches: [local], target: { kind: 'RETURN' } },
    { inInterface: { value: `${settings.vethPrefix}+` }, matches: [], target: { kind: 'jump', chain: 'snat-mark' } },
    restored(0),
    restored(connectionMark),
  );
  for (const value of [...vpcCidrs, ...settings.excludedSnatCidrs])
    builder.append('aws-cni', 'snat-mark', { destination: { value }, matches: [], target: { kind: 'RETURN' } });
  builder.append('aws-cni', 'snat-mark', {
    matches: [],
    target: { kind: 'CONNMARK', operation: 'set', value: connectionMark, mask: connectionMark },
  });
}

function appendSnat(builder: ChainBuilder, { settings, vpcCidrs, address }: VpcCniSite): void {
  builder.append('nat', 'POSTROUTING', jump('AWS-SNAT-CHAIN-0', 'AWS SNAT CHAIN'));
  const blocks = [
    ...vpcCidrs.map((cidr) => ({ cidr, text: 'AWS SNAT CHAIN' })),
    ...settings.excludedSnatCidrs.map((cidr) => ({ cidr, text: 'AWS SNAT CHAIN EXCLUDED CIDR' })),
  ];
  appendExceptions(builder, 'AWS-SNAT-CHAIN', blocks, settings.minor < oneChainSince, {
    outInterface: { value: 'vlan+', not: true },
    matches: [comment('AWS, SNAT'), { kind: 'addrtype', side: 'dst', type: 'LOCAL', not: true }],
    target: {
      kind: 'SNAT',
      to: address,
      ...(settings.randomSnat === undefined ? {} : { random: settings.randomSnat }),
    },
  });
}

/** `last` for every destination but these blocks: as a ladder of chains, or as returns before it. */
function appendExceptions(
  builder: ChainBuilder,
  name: string,
  blocks: readonly { readonly cidr: string; readonly text: string }[],
  chained: boolean,
  last: NetfilterRule,
): void {
  for (const [index, { cidr, text }] of blocks.entries()) {
    if (chained)
      builder.append(
        'nat',
        `${name}-${index}`,
        jump(`${name}-${index + 1}`, text, { destination: { value: cidr, not: true } }),
      );
    else
      builder.append('nat', `${name}-0`, {
        destination: { value: cidr },
        matches: [comment(text)],
        target: { kind: 'RETURN' },
      });
  }
  builder.append('nat', chained ? `${name}-${blocks.length}` : `${name}-0`, last);
}

function comment(text: string): { readonly kind: 'comment'; readonly text: string } {
  return { kind: 'comment', text };
}
