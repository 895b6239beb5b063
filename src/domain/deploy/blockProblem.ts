import { cidrSize, contains, formatCidr, parseAddress, parseCidr, type Cidr } from '../address/ipv4.ts';
import type { FieldProblem } from './fieldProblem.ts';

/** The block that text names, or undefined for text that is none. */
export function readBlock(text: string): Cidr | undefined {
  try {
    return parseCidr(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Why text is no IPv4 block that a security group takes. */
export function blockProblem(text: string): FieldProblem | undefined {
  const block = readBlock(text);
  if (block === undefined) return { kind: 'not-a-cidr' };
  const isNetwork = parseAddress(text.split('/')[0] ?? '') === block.base;
  return isNetwork ? undefined : { kind: 'not-a-network', instead: formatCidr(block) };
}

/** A block of a VPC or subnet is between /16 and /28. */
export function networkBlockProblem(text: string): FieldProblem | undefined {
  const problem = blockProblem(text);
  if (problem !== undefined) return problem;
  const { length } = parseCidr(text);
  return length < 16 || length > 28 ? { kind: 'block-size', value: text } : undefined;
}

/** Whether a block lies in another one as a whole. */
export function isWithin(inner: Cidr, outer: Cidr): boolean {
  return contains(outer, inner.base) && contains(outer, inner.base + cidrSize(inner) - 1);
}

/** Two blocks share addresses only where one contains the other. */
export function overlap(one: Cidr, other: Cidr): boolean {
  return isWithin(one, other) || isWithin(other, one);
}
