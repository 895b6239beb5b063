import type { RuleRequest } from '../../world/network/ruleRequest.ts';
import { optionalNumber, optionalText, requiredText } from './input.ts';
import { structures, type Input } from '../inputMembers.ts';

/** The rules an Authorize or Revoke call names: in `IpPermissions`, or one in members of its own. */
export function ruleRequests(input: Input): RuleRequest[] {
  const listed = structures(input, 'IpPermissions');
  return (listed.length > 0 ? listed : [flat(input)]).flatMap(permission);
}

function permission(input: Input): RuleRequest[] {
  const base = {
    protocol: requiredText(input, 'IpProtocol'),
    fromPort: optionalNumber(input, 'FromPort') ?? -1,
    toPort: optionalNumber(input, 'ToPort') ?? -1,
  };
  const described = (peer: Input) => {
    const description = optionalText(peer, 'Description');
    return description === undefined ? base : { ...base, description };
  };
  const peers = [
    ...structures(input, 'IpRanges').map((peer) => ({ ...described(peer), cidr: requiredText(peer, 'CidrIp') })),
    ...structures(input, 'Ipv6Ranges').map((peer) => ({ ...described(peer), cidr: requiredText(peer, 'CidrIpv6') })),
    ...structures(input, 'Groups').map((peer) => ({
      ...described(peer),
      sourceGroupId: requiredText(peer, 'GroupId'),
    })),
  ];
  return peers.length > 0 ? peers : [base];
}

function flat(input: Input): Input {
  const cidr = optionalText(input, 'CidrIp');
  return { ...input, IpRanges: cidr === undefined ? [] : [{ CidrIp: cidr }] };
}
