const binary: Readonly<Record<string, number>> = { Ki: 1, Mi: 2, Gi: 3, Ti: 4, Pi: 5, Ei: 6 };
const decimal: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

interface Parsed {
  readonly digits: bigint;
  /** Power of ten, or of 1024 for a binary suffix. */
  readonly exponent: number;
  readonly isBinary: boolean;
}

/**
 * A quantity as go-spew prints the Go value that parsing its canonical text gives (k8s.io/apimachinery,
 * resource.ParseQuantity): an integer with a power of ten, and the text itself where parsing found it fit to keep.
 */
export function dumpQuantity(value: unknown): string {
  const text = canonicalQuantity(typeof value === 'string' || typeof value === 'number' ? String(value) : '0');
  const { digits, exponent, isBinary } = parse(text);
  if (isBinary) {
    const keeps = (digits & 7n) !== 0n;
    return dumped(digits * 1024n ** BigInt(exponent), 0, keeps ? text : '', 'BinarySI');
  }
  const keeps = digits % 1000n !== 0n;
  return dumped(digits, exponent, keeps ? text : '', 'DecimalSI');
}

/** The form in which the API server stores a quantity: `0.5` → `500m`, `1000m` → `1`, `1024Mi` → `1Gi`. */
export function canonicalQuantity(text: string): string {
  const { digits, exponent, isBinary } = parse(text);
  if (digits === 0n) return '0';
  if (!isBinary) return decimalText(digits, exponent);
  let [mantissa, power] = [digits * 1024n ** BigInt(exponent), 0];
  if (mantissa < 1024n) return decimalText(mantissa, 0);
  for (; mantissa % 1024n === 0n && power < 6; power++) mantissa /= 1024n;
  return `${mantissa}${suffixOf(binary, power)}`;
}

function decimalText(digits: bigint, exponent: number): string {
  let [mantissa, power] = [digits, exponent];
  for (; mantissa % 10n === 0n; power++) mantissa /= 10n;
  for (; power % 3 !== 0 || power > 18; power--) mantissa *= 10n;
  return `${mantissa}${suffixOf(decimal, power)}`;
}

function suffixOf(suffixes: Readonly<Record<string, number>>, power: number): string {
  return Object.keys(suffixes).find((suffix) => suffixes[suffix] === power) ?? `e${power}`;
}

/** Fractions of a binary unit are written out in smaller ones: `1.5Gi` is 1536 Mi. */
function parse(text: string): Parsed {
  const [, whole = '0', fraction = '', suffix = ''] = /^(\d*)(?:\.(\d*))?([A-Za-z]*)$/.exec(text) ?? [];
  const digits = BigInt(`0${whole}${fraction}`);
  const power = binary[suffix];
  if (power === undefined) return { digits, exponent: (decimal[suffix] ?? 0) - fraction.length, isBinary: false };
  if (fraction === '') return { digits, exponent: power, isBinary: true };
  return { digits: (digits * 1024n ** BigInt(power)) / 10n ** BigInt(fraction.length), exponent: 0, isBinary: true };
}

function dumped(value: bigint, scale: number, text: string, format: string): string {
  return (
    `{i:(resource.int64Amount){value:(int64)${value} scale:(resource.Scale)${scale}} ` +
    `d:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string)${text} Format:(resource.Format)${format}}`
  );
}
