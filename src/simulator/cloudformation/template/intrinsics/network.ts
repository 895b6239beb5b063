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

/** `[block, count, hostBits]`: the first `count` blocks of 2^hostBits addresses inside `block`. */
export const cidr: Intrinsic = (argument, evaluate) => {
  const [block, count, hostBits] = [argument].flat().map((part) => textOf(evaluate(part), 'an argument of Fn::Cidr'));
  const whole = blockOf(block ?? '');
  const length = 32 - Number(hostBits ?? '8');
  const size = cidrSize({ base: 0, length });
  if (Number(count) * size > cidrSize(whole))
    throw validationError(`Template error: Fn::Cidr cannot make ${count} blocks of /${length} in ${block}`);
  return Array.from({ length: Number(count) }, (_, index) => formatCidr({ base: whole.base + index * size, length }));
};
