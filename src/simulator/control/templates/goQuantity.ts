import { canonicalQuantity } from '../../kubernetes/schema/quantity.ts';

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
  const given = typeof value === 'string' || typeof value === 'number' ? String(value) : '0';
  const text = canonicalQuantity(given) ?? '0';
  const { digits, exponent, isBinary } = parse(text);
  if (isBinary) {
    const keeps = (digits & 7n) !== 0n;
    return dumped(digits * 1024n ** BigInt(exponent), 0, keeps ? text : '', 'BinarySI');
  }
  const keeps = digits % 1000n !== 0n;
  return dumped(digits, exponent, keeps ? text : '', 'DecimalSI');
}

/** Of a canonical text, which has neither a fraction nor a sign but for negative values. */
function parse(text: string): Parsed {
  const [, whole = '0', suffix = ''] = /^(-?\d+)(.*)$/.exec(text) ?? [];
  const power = binary[suffix];
  if (power !== undefined) return { digits: BigInt(whole), exponent: power, isBinary: true };
  const exponent = /^e(\d+)$/.exec(suffix)?.[1];
  return {
    digits: BigInt(whole),
    exponent: exponent === undefined ? (decimal[suffix] ?? 0) : Number(exponent),
    isBinary: false,
  };
}

function dumped(value: bigint, scale: number, text: string, format: string): string {
  return (
    `{i:(resource.int64Amount){value:(int64)${value} scale:(resource.Scale)${scale}} ` +
    `d:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string)${text} Format:(resource.Format)${format}}`
  );
}
