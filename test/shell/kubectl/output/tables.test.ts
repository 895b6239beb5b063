import { expect, test } from 'vitest';
import { Columns } from '../../../../src/shell/kubectl/output/columns.ts';
import { humanDuration } from '../../../../src/shell/kubectl/output/age.ts';
import { tabWritten } from '../../../../src/shell/kubectl/output/tabWriter.ts';

test('columns stand three spaces apart and keep their widths for later rows', () => {
  const columns = new Columns();
  expect(
    columns.print([
      ['NAME', 'AGE'],
      ['netshoot', '5s'],
    ]),
  ).toBe('NAME       AGE\nnetshoot   5s\n');
  expect(columns.print([['a', '6s']])).toBe('a          6s\n');
  expect(columns.print([['a-longer-name', '7s']])).toBe('a-longer-name   7s\n');
});

test('a column of a description ends with the first line that lacks it', () => {
  const text = 'Name:\tx\nNamespace:\tdefault\nLabels:\n  app\tweb\n';
  expect(tabWritten(text, { minWidth: 0, padding: 2 })).toBe(
    'Name:       x\nNamespace:  default\nLabels:\n  app  web\n',
  );
});

/** HumanDuration of Kubernetes' apimachinery. */
test.each([
  [0, '0s'],
  [119_000, '119s'],
  [120_000, '2m'],
  [200_000, '3m20s'],
  [60 * 60_000, '60m'],
  [3 * 3_600_000 + 5 * 60_000, '3h5m'],
  [30 * 3_600_000, '30h'],
  [50 * 3_600_000, '2d2h'],
  [20 * 86_400_000, '20d'],
])('%i ms are %s', (ms, expected) => expect(humanDuration(ms)).toBe(expected));
