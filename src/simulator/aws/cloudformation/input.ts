import type { Input } from '../inputMembers.ts';

/** A flag; false when absent. */
export function flag(input: Input, name: string): boolean {
  return input[name] === true || input[name] === 'true';
}
