import { expect, test } from 'vitest';
import { humanDuration } from '../../../src/simulator/kubernetes/humanDuration.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [-5, '0s'],
  [999, '0s'],
  [98_000, '98s'],
  [119_000, '119s'],
  [2 * minute, '2m'],
  [159_000, '2m39s'],
  [10 * minute, '10m'],
  [179 * minute, '179m'],
  [3 * hour, '3h'],
  [3 * hour + 5 * minute, '3h5m'],
  [15 * hour, '15h'],
  [47 * hour, '47h'],
  [2 * day, '2d'],
  [3 * day + 4 * hour, '3d4h'],
  [9 * day + 4 * hour, '9d'],
  [800 * day, '2y70d'],
])('%i ms is %s', (ms, text) => {
  expect(humanDuration(ms)).toBe(text);
});
