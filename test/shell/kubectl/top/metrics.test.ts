import { expect, test } from 'vitest';
import { percentText } from '../../../../src/shell/kubectl/top/metrics.ts';

// The real kubectl showed 39m of 1930m as 2%: it rounds up to thousandths first (k8s.io/kubectl/pkg/metricsutil).
test.each([
  [0.0385, 1.93, '2%'],
  [0.038, 1.93, '1%'],
  [0.04, 2, '2%'],
  [1.036, 1.93, '53%'],
  [584 * 2 ** 20, 3_388_360 * 2 ** 10, '17%'],
  [0, 1.93, '0%'],
  [0.5, 0, '<unknown>'],
])('%d of %d is %s', (used, all, shown) => {
  expect(percentText(used, all)).toBe(shown);
});
