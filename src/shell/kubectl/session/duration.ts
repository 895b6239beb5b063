const units: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1e3, m: 6e4, h: 3.6e6 };

/** The milliseconds of a duration in Go's form, `1h2m3.5s`; undefined if it is none. */
export function milliseconds(text: string): number | undefined {
  if (text === '0') return 0;
  const [, sign = '', parts = ''] = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/.exec(text) ?? [];
  if (parts === '') return undefined;
  const sum = [...parts.matchAll(/([\d.]+)(ns|us|µs|ms|s|m|h)/g)]
    .map(([, number, unit = '']) => Number(number) * (units[unit] ?? 0))
    .reduce((total, part) => total + part, 0);
  return sign === '-' ? -sum : sum;
}
