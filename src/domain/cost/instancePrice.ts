import { pricesByRegion } from './prices.ts';

/** Sizes in terms of `large`. */
const sizes: Readonly<Record<string, number>> = {
  nano: 1 / 16,
  micro: 1 / 8,
  small: 1 / 4,
  medium: 1 / 2,
  large: 1,
  xlarge: 2,
};

/** What an instance of a type costs per hour in US dollars, or undefined when there is no figure for its family or size. */
export function instancePrice(region: string, type: string): number | undefined {
  const [family = '', size = ''] = type.split('.');
  const large = pricesByRegion[region]?.largeInstances[family];
  const times = sizes[size] ?? 2 * Number(/^(\d+)xlarge$/.exec(size)?.[1] ?? NaN);
  return large === undefined || Number.isNaN(times) ? undefined : large * times;
}
