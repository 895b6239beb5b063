const pattern = /^([+-]?)(\d+\.?\d*|\.\d+)(|[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)$/;
const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
/** In billionths, which is what is counted in. */
const one = 1_000_000_000n;
const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** What the API server says of a text that is no quantity. */
export const quantityRule =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

/**
 * A quantity as the API server writes it: the largest suffix of its kind that leaves a whole number (`0.5` → `500m`,
 * `1024Mi` → `1Gi`), rounded up to billionths. Undefined if the text is no quantity.
 */
export function canonicalQuantity(text: string): string | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, sign = '', digits = '', suffix = ''] = match;
  const minus = sign === '-' ? '-' : '';
  const power = binary.indexOf(suffix);
  const nanos = toNanos(digits, suffix, power);
  if (power > 0 && nanos % one === 0n) {
    let value = nanos / one;
    let at = 0;
    while (value !== 0n && value % 1024n === 0n && at < binary.length - 1) {
      value /= 1024n;
      at += 1;
    }
    return `${minus}${value}${value === 0n ? '' : binary[at]}`;
  }
  if (nanos === 0n) return '0';
  if (/^[eE]/.test(suffix)) return `${minus}${exponentForm(nanos)}`;
  let value = nanos;
  let at = 0;
  while (value % 1000n === 0n && at < decimal.length - 1) {
    value /= 1000n;
    at += 1;
  }
  return `${minus}${value}${decimal[at]}`;
}

function toNanos(digits: string, suffix: string, power: number): bigint {
  const [whole = '', fraction = ''] = digits.split('.');
  const kept = BigInt(whole + fraction || '0');
  const scale = /^[eE]/.test(suffix) ? Number(suffix.slice(1)) : power > 0 ? 0 : (decimal.indexOf(suffix) - 3) * 3;
  const factor = power > 0 ? 1024n ** BigInt(power) : 1n;
  const exponent = 9 + scale - fraction.length;
  const value = kept * factor;
  if (exponent >= 0) return value * 10n ** BigInt(exponent);
  const divisor = 10n ** BigInt(-exponent);
  return (value + divisor - 1n) / divisor;
}

/** Exponents move in steps of three, as suffixes do. */
function exponentForm(nanos: bigint): string {
  let value = nanos;
  let exponent = -9;
  while (value % 1000n === 0n) {
    value /= 1000n;
    exponent += 3;
  }
  return exponent === 0 ? String(value) : `${value}e${exponent}`;
}
