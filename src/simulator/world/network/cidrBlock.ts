import { parseCidr, type Cidr } from '../../../domain/address/ipv4.ts';
import { AwsFault } from '../fault.ts';

/** Reads the CIDR block of a request, with EC2's refusal when it is none. */
export function requestedBlock(text: string): Cidr {
  try {
    return parseCidr(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AwsFault(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
}
