import { covers } from './nodeInterfaces.ts';
import { oneChainSince } from './snatChains.ts';
import type { DecidingLine } from './station.ts';
import type { CniRouting, RoutedNode } from './topology.ts';

/** Since this minor version the mark is set in a table of nftables, where iptables writes into nftables (1.23.0). */
const ownTableSince = 23;

/**
 * The rules that mark a pod's connection to the outside with 0x80, and put the mark on its packets; undefined for
 * what is not marked: destinations within the VPC and the excluded blocks, and everything with external SNAT.
 */
export function markFor(
  cni: CniRouting,
  vpcCidrs: readonly string[],
  node: RoutedNode,
  destination: string,
): readonly DecidingLine[] | undefined {
  const blocks = [...vpcCidrs, ...cni.excludeSnatCidrs];
  if (cni.externalSnat || blocks.some((block) => covers(block, destination))) return undefined;
  if (cni.minor >= ownTableSince && node.system !== 'al2')
    return [
      nft(`iifname "${cni.vethPrefix}*" jump snat-mark`),
      nft('ct mark set ct mark | 0x00000080'),
      nft('ct mark & 0x00000080 == 0x00000080 meta mark set meta mark | 0x00000080'),
    ];
  const chain = cni.minor < oneChainSince ? blocks.length : 0;
  return [
    iptables(`-A AWS-CONNMARK-CHAIN-${chain} -m comment --comment "AWS, CONNMARK" -j CONNMARK --set-xmark 0x80/0x80`),
    iptables(
      '-A PREROUTING -m comment --comment "AWS, CONNMARK" -j CONNMARK --restore-mark --nfmask 0x80 --ctmask 0x80',
    ),
  ];
}

/** Without the counters that nft shows among the conditions. */
function nft(text: string): DecidingLine {
  return { command: 'sudo nft list table ip aws-cni', text };
}

function iptables(text: string): DecidingLine {
  return { command: 'sudo iptables -t nat -S', text };
}
