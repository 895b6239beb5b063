import { expect, it, vi } from 'vitest';
import { RowFilter } from '../../src/views/cluster/filterRows.ts';
import { pageSize } from '../../src/views/cluster/paged.ts';
import type { Row } from '../../src/views/cluster/row.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

const leaf = (label: string, more: Partial<Row> = {}): Row => ({ id: label, label, ...more });
const branch = (label: string, children: readonly Row[]): Row => ({ id: label, label, children: () => children });

function draw(rows: readonly Row[]): readonly unknown[] {
  return rows.map((row) => (row.children ? [row.label, row.open, draw(row.children(pageSize))] : row.label));
}

const rows = [
  branch('myeks', [
    branch('node-1', [leaf('192.168.1.74', { description: 'Nginx-1' }), leaf('192.168.1.30', { description: 'warm' })]),
    branch('node-2', [leaf('eni', { target: { copyId: 'eni-0abc' } })]),
  ]),
];

it('keeps what matches, in any case, opened from above', () => {
  const { rows: kept, matches } = new RowFilter('NGINX').apply(rows);
  expect(draw(kept)).toEqual([['myeks', true, [['node-1', true, ['192.168.1.74']]]]]);
  expect(matches).toBe(1);
});

it('looks at ids that a row can copy', () => {
  expect(draw(new RowFilter('eni-0a').apply(rows).rows)).toEqual([['myeks', true, [['node-2', true, ['eni']]]]]);
});

it('keeps all below a row that matches alone', () => {
  const { rows: kept, matches } = new RowFilter('node-1').apply(rows);
  expect(draw(kept)).toEqual([['myeks', true, [['node-1', undefined, ['192.168.1.74', '192.168.1.30']]]]]);
  expect(matches).toBe(1);
});

it('keeps nothing when nothing matches', () => {
  expect(new RowFilter('zebra').apply(rows)).toEqual({ rows: [], matches: 0 });
});

it('gives opened rows ids of their own, and leaves the others theirs', () => {
  const [lab] = new RowFilter('warm').apply(rows).rows;
  expect(lab?.id).not.toBe('myeks');
  const [node] = lab?.children?.(pageSize) ?? [];
  expect(node?.children?.(pageSize).map(({ id }) => id)).toEqual(['192.168.1.30']);
});

it('does not look again into a row that is the same object', () => {
  let looks = 0;
  const same: Row = { id: 'n', label: 'n', children: () => ((looks += 1), [leaf('pod')]) };
  const filter = new RowFilter('pod');
  const [first] = filter.apply([same]).rows;
  const [second] = filter.apply([same]).rows;
  expect(second).toBe(first);
  expect(looks).toBe(1);
});
