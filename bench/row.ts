/** One line of the table: a measured number and what it should stay under. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
}

/** A benchmark: measures something and answers its rows. Each file that scripts/bench.ts names exports one. */
export type Benchmark = () => Promise<readonly Row[]>;

/** The middle one of the numbers; of an even count the lower of the two. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
