const units: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A Kubernetes quantity (`250m`, `1.5`, `128Mi`, `1e3`) as a number in its base unit; NaN for text that is none. */
export function parseQuantity(text: string | number): number {
  const [, number, unit = ''] = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([KMGTPE]i|[numkMGTPE])?$/.exec(String(text)) ?? [];
  return number === undefined ? Number.NaN : Number(number) * (units[unit] ?? Number.NaN);
}

/** The same in thousandths, rounded up, as the scheduler counts cores. */
export function parseMilli(text: string | number): number {
  // Without the rounding of decimal fractions, 100m would be a hair more than 100.
  return Math.ceil(Number((parseQuantity(text) * 1000).toPrecision(12)));
}
