const binary: Readonly<Record<string, number>> = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 };
const decimal: Readonly<Record<string, number>> = { m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** A Kubernetes quantity (`250m`, `1.5`, `128Mi`) as a number in its base unit; NaN for text that is none. */
export function parseQuantity(text: string | number): number {
  const match = /^([\d.]+)(Ki|Mi|Gi|Ti|m|k|M|G|T|)$/.exec(String(text));
  if (match === null) return Number.NaN;
  const unit = match[2] ?? '';
  return Number(match[1]) * (binary[unit] ?? decimal[unit] ?? Number.NaN);
}
