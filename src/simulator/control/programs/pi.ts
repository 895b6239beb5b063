/** π to so many digits, as bignum's `bpi` prints it: Machin's formula in whole numbers. */
export function digitsOfPi(digits: number): string {
  const guard = 10;
  const one = 10n ** BigInt(digits + guard);
  const pi = 4n * (4n * inverseTangent(5n, one) - inverseTangent(239n, one));
  const kept = digits - 1;
  const text = roundTo(pi, digits + guard - kept);
  return `${text.slice(0, 1)}.${text.slice(1)}`;
}

/** arctan(1/x), times `one`. */
function inverseTangent(x: bigint, one: bigint): bigint {
  let power = one / x;
  let sum = power;
  for (let n = 3n, sign = -1n; power > 0n; n += 2n, sign = -sign) {
    power /= x * x;
    sum += (sign * power) / n;
  }
  return sum;
}

function roundTo(value: bigint, dropped: number): string {
  const unit = 10n ** BigInt(dropped);
  return String((value + unit / 2n) / unit);
}
