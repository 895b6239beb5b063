const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** A duration such as `1.5`, `10s` or `2m` in seconds; undefined if it is none. */
export function seconds(text: string): number | undefined {
  if (text === 'inf' || text === 'infinity') return 2 ** 31 / 1000;
  const [, number, unit = ''] = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text) ?? [];
  const factor = units[unit];
  // Timers take no more than 2³¹ milliseconds.
  return number === undefined || factor === undefined ? undefined : Math.min(Number(number) * factor, 2 ** 31 / 1000);
}
