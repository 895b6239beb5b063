import { expect, it } from 'vitest';
import type { Row } from '../../src/views/cluster/row.ts';
import { RowTree, type TreeElement } from '../../src/views/cluster/rowTree.ts';

const leaf = (id: string, description = ''): Row => ({ id, label: id, description });
const branch = (id: string, children: readonly Row[], description = ''): Row => ({
  id,
  label: id,
  description,
  children: () => children,
});

/** A tree with everything opened, as an editor would have asked for it. */
function opened(rows: readonly Row[]): RowTree {
  const tree = new RowTree(() => rows);
  const open = (element?: TreeElement) => {
    for (const child of tree.children(element)) open(child);
  };
  open();
  return tree;
}

const changes = (tree: RowTree, rows: readonly Row[]) => tree.update(() => rows).map((element) => element?.id ?? 'all');

it('draws nothing again when nothing changed', () => {
  const rows = () => [branch('lab', [branch('n1', [leaf('a')]), leaf('n2')])];
  expect(changes(opened(rows()), rows())).toEqual([]);
});

it('draws only the row whose line changed', () => {
  const tree = opened([branch('lab', [branch('n1', [leaf('a', 'warm')]), branch('n2', [leaf('b')])])]);
  expect(changes(tree, [branch('lab', [branch('n1', [leaf('a', 'nginx')]), branch('n2', [leaf('b')])])])).toEqual([
    'a',
  ]);
});

it('draws the parent of rows that came or went', () => {
  const tree = opened([branch('lab', [branch('n1', [leaf('a')]), branch('n2', [leaf('b')])])]);
  const more = [branch('lab', [branch('n1', [leaf('a'), leaf('c')]), branch('n2', [])])];
  expect(changes(tree, more)).toEqual(['n1', 'n2']);
});

it('draws everything when the roots change', () => {
  expect(changes(opened([leaf('x')]), [leaf('y')])).toEqual(['all']);
});

it('does not look into what nobody has opened', () => {
  let looks = 0;
  const closed = (): Row[] => [
    {
      ...leaf('lab'),
      children: () => {
        looks += 1;
        return [];
      },
    },
  ];
  const tree = new RowTree(closed);
  tree.children();
  expect(changes(tree, closed())).toEqual([]);
  expect(looks).toBe(0);
});

it('says nothing before the editor has asked for anything', () => {
  const tree = new RowTree(() => []);
  expect(changes(tree, [leaf('lab')])).toEqual([]);
});

it('keeps the same element for the same id, with the newest words and targets', () => {
  const row = (ip: string): Row => ({ ...leaf('pod', ip), target: { copyIp: ip } });
  const tree = opened([row('none')]);
  const before = tree.find('pod');
  tree.update(() => [row('192.168.1.74')]);
  expect(tree.find('pod')).toBe(before);
  expect(before).toMatchObject({ copyIp: '192.168.1.74', row: { description: '192.168.1.74' } });
});

it('forgets what is gone', () => {
  const tree = opened([branch('lab', [branch('n1', [leaf('a')])])]);
  tree.update(() => [branch('lab', [])]);
  tree.children(tree.find('lab'));
  expect(tree.find('n1')).toBeUndefined();
  expect(tree.find('a')).toBeUndefined();
});
