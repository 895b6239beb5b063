import { cidrSize, formatCidr, parseCidr, type Cidr } from '../../../../domain/address/ipv4.ts';
import { validationError } from '../validationError.ts';
import { textOf } from '../value.ts';
import type { Intrinsic } from './intrinsic.ts';

export const getZones: Intrinsic = (argument, evaluate, scope) => {
  const region = textOf(evaluate(argument) ?? '', 'Fn::GetAZs');
  return [...scope.zones(region === '' ? textOf(scope.parameter('AWS::Region'), 'AWS::Region') : region)];
};

function blockOf(text: string): Cidr {
  try {
    return parseCidr(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw validationError(`Template error: every Fn::Cidr object requires a CIDR block, not ${text}`);
  }
}

function numberOf(text: string, what: string, least: number, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most)
    throw validationError(`Template error: Fn::Cidr ${what} must be a number from ${least} to ${most}, not ${text}`);
  return number;
}

/** `[block, count, hostBits]`: the first `count` blocks of 2^hostBits addresses inside `block`. IPv4 only. */
export const cidr: Intrinsic = (argument, evaluate) => {
  const [block = '', count = '', hostBits = '8'] = [evaluate(argument)]
    .flat()
    .map((part) => textOf(part, 'an argument of Fn::Cidr'));
  const whole = blockOf(block);
  const blocks = numberOf(count, 'count', 1, 256);
  const length = 32 - numberOf(hostBits, 'cidrBits', 0, 32);
  const size = cidrSize({ base: 0, length });
  if (blocks * size > cidrSize(whole))
    throw validationError(`Template error: Fn::Cidr cannot make ${count} blocks of /${length} in ${block}`);
  return Array.from({ length: blocks }, (_, index) => formatCidr({ base: whole.base + index * size, length }));
};
