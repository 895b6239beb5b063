import { formatCidr, parseCidr } from '../../../domain/address/ipv4.ts';
import { AwsFault } from '../../world/fault.ts';
import type { Route } from '../../world/network/records.ts';
import { optionalText, requiredText } from './input.ts';
import type { Input } from '../inputMembers.ts';

/** What a route can lead to here. */
const targets = ['GatewayId', 'NatGatewayId', 'NetworkInterfaceId'];

/** The route a request describes. */
export function routeIn(input: Input): Route {
  const destination = destinationIn(input);
  const [gatewayId, ...others] = targets.flatMap((name) => optionalText(input, name) ?? []);
  if (gatewayId === undefined)
    throw new AwsFault('MissingParameter', 'The request must contain the parameter GatewayId');
  if (others.length > 0) throw new AwsFault('InvalidParameterCombination', 'A route must have exactly one target.');
  return { destination, gatewayId };
}

/** The block a route leads to, as EC2 keeps it: at its first address. */
export function destinationIn(input: Input): string {
  const text = requiredText(input, 'DestinationCidrBlock');
  try {
    return formatCidr(parseCidr(text));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AwsFault(
      'InvalidParameterValue',
      `Value (${text}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
}
