import { expect, test } from 'vitest';
import { canonicalQuantity } from '../../../../src/simulator/kubernetes/schema/quantity.ts';

test.each([
  ['0.5', '500m'],
  ['1000m', '1'],
  ['1.5', '1500m'],
  ['100m', '100m'],
  ['2', '2'],
  ['1000', '1k'],
  ['1024Mi', '1Gi'],
  ['64Mi', '64Mi'],
  ['1.5Gi', '1536Mi'],
  ['0', '0'],
  ['0Mi', '0'],
  ['1e3', '1e3'],
  ['12e6', '12e6'],
  ['-5', '-5'],
  ['.1', '100m'],
  ['0.0000000001', '1n'],
])('%s is %s', (given, canonical) => {
  expect(canonicalQuantity(given)).toBe(canonical);
});

test.each(['', 'one', '1 Gi', '1GiB', '--1', '1.2.3', 'Mi'])('"%s" is none', (text) => {
  expect(canonicalQuantity(text)).toBeUndefined();
});
