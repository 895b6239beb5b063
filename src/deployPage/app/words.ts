import type { DeployPageStart } from '../protocol.ts';

export type Strings = DeployPageStart['strings'];

/** US dollars as the product writes totals: `0.34`. */
export function dollars(amount: number): string {
  return amount.toFixed(2);
}

/** US dollars of something small: `0.052`, `0.10`. */
export function smallDollars(amount: number): string {
  return amount.toFixed(3).replace(/0$/, '');
}

/** A day as AWS's documents write it: `2027-08-02`. */
export function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
