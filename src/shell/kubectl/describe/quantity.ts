import { parseQuantity } from '../../../base/quantity.ts';

/** An amount, and whether it is written with `Ki`, `Mi` and so on. */
export interface Quantity {
  readonly value: number;
  readonly binary: boolean;
}

/** Reads a quantity; what is none counts as 0. */
export function quantityValue(text: string): Quantity {
  return { value: parseQuantity(text) || 0, binary: text.endsWith('i') };
}

const binaryUnits = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];
const decimalUnits = ['', 'k', 'M', 'G', 'T', 'P'];

/** Writes an amount with the largest unit that leaves a whole number; parts of one in thousandths. */
export function quantityText(quantity: Quantity | undefined): string {
  if (quantity === undefined || quantity.value === 0) return '0';
  const [base, units] = quantity.binary ? [1024, binaryUnits] : [1000, decimalUnits];
  let { value } = quantity;
  if (!Number.isInteger(value)) return `${Math.ceil(value * 1000 - 1e-6)}m`;
  let unit = 0;
  for (; value % base === 0 && unit < units.length - 1; unit += 1) value /= base;
  return `${value}${units[unit] ?? ''}`;
}
