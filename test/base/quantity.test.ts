import { expect, it } from 'vitest';
import { parseMilli, parseQuantity } from '../../src/base/quantity.ts';

it.each([
  ['250m', 250],
  ['1', 1000],
  ['1.5', 1500],
  ['100m', 100],
  ['100u', 1],
])('counts %s cores as %i thousandths', (text, milli) => expect(parseMilli(text)).toBe(milli));

it.each([
  ['128Mi', 134_217_728],
  ['1e3', 1000],
  ['3388360Ki', 3_469_680_640],
  ['1G', 1_000_000_000],
  ['-2', -2],
])('counts %s as %i', (text, bytes) => expect(parseQuantity(text)).toBe(bytes));

it.each(['', 'nonsense', '1.2.3', '5 Gi', '1X'])('takes “%s” for no quantity', (text) => {
  expect(parseQuantity(text)).toBeNaN();
  expect(parseMilli(text)).toBeNaN();
});
