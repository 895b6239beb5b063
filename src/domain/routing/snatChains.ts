import { covers } from './nodeInterfaces.ts';
import type { DecidingLine } from './station.ts';
import type { CniRouting } from './topology.ts';

/** Until this minor version each block of the VPC had a chain of its own; since then one chain returns for each (1.16.0). */
export const oneChainSince = 16;

/** `undefined`: what fits none of the blocks. */
type Exception = 'vpc' | 'excluded' | undefined;

export interface SnatDecision {
  /** Why the address stays; undefined if it is changed. */
  readonly exception: Exception;
  readonly lines: readonly DecidingLine[];
}

/**
 * What the AWS-SNAT chains of a node make of a destination: nothing within the VPC and the excluded blocks, else the
 * node's first address as the source. Not for external SNAT, where there are no such chains.
 */
export function snatFor(
  cni: CniRouting,
  vpcCidrs: readonly string[],
  nodeAddress: string,
  destination: string,
): SnatDecision {
  const random = { prng: ' --random-fully', hashrandom: ' --random', none: '' }[cni.randomizeSnat];
  const blocks = [
    ...vpcCidrs.map((cidr) => ({ cidr, comment: 'AWS SNAT CHAIN', exception: 'vpc' as const })),
    ...cni.excludeSnatCidrs.map((cidr) => ({
      cidr,
      comment: 'AWS SNAT CHAIN EXCLUDED CIDR',
      exception: 'excluded' as const,
    })),
  ];
  const found = blocks.findIndex(({ cidr }) => covers(cidr, destination));
  const hit = blocks[found];
  if (hit !== undefined)
    return {
      exception: hit.exception,
      lines: [line(exceptionRule('AWS-SNAT-CHAIN', found, hit.cidr, hit.comment, cni))],
    };
  const chain = cni.minor < oneChainSince ? blocks.length : 0;
  const translation =
    `-A AWS-SNAT-CHAIN-${chain} ! -o vlan+ -m comment --comment "AWS, SNAT" -m addrtype ! --dst-type LOCAL ` +
    `-j SNAT --to-source ${nodeAddress}${random}`;
  return { exception: undefined, lines: [line(translation)] };
}

/** The rule of one block: a jump to the next chain for all that is outside, or a return for what is within. */
export function exceptionRule(
  name: string,
  index: number,
  cidr: string,
  comment: string,
  { minor }: Pick<CniRouting, 'minor'>,
): string {
  const commented = `-m comment --comment "${comment}"`;
  if (minor < oneChainSince) return `-A ${name}-${index} ! -d ${cidr} ${commented} -j ${name}-${index + 1}`;
  return `-A ${name}-0 -d ${cidr} ${commented} -j RETURN`;
}

function line(text: string): DecidingLine {
  return { command: 'sudo iptables -t nat -S', text };
}
