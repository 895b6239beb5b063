import { describe, expect, it, vi } from 'vitest';
import { paged } from '../../src/views/cluster/paged.ts';
import type { Row } from '../../src/views/cluster/row.ts';
import { RowTree, type TreeElement } from '../../src/views/cluster/rowTree.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

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

describe('a long list', () => {
  const things = Array.from({ length: 1050 }, (_, index) => `pod-${index}`);
  const list = (): Row[] => [
    { id: 'all', label: 'all', children: (limit) => paged('all', things, limit, (name) => leaf(name)) },
  ];
  const shown = (tree: RowTree) => tree.children(tree.find('all')).map(({ row }) => row.label);

  it('is shown in part, and says so', () => {
    const tree = new RowTree(list);
    tree.children();
    const labels = shown(tree);
    expect(labels).toHaveLength(201);
    expect(labels.at(-1)).toBe('Show 200 more');
    expect(tree.children(tree.find('all')).at(-1)).toMatchObject({
      moreOf: 'all',
      row: { description: '200 of 1050 are shown' },
    });
  });

  it('shows a page more when asked, up to the last', () => {
    const tree = new RowTree(list);
    tree.children();
    for (const times of [1, 2, 3, 4]) {
      expect(tree.more('all')?.id).toBe('all');
      expect(shown(tree)).toHaveLength(200 * (times + 1) + 1);
    }
    expect(shown(tree).at(-1)).toBe('Show 50 more');
    tree.more('all');
    expect(shown(tree)).toHaveLength(1050);
  });

  it('reaches one far down, by showing all before it', () => {
    const tree = new RowTree(list);
    const [all] = tree.children();
    shown(tree);
    expect(all && tree.reach(all, 'pod-777')?.id).toBe('pod-777');
    expect(shown(tree)).toHaveLength(801);
    expect(all && tree.reach(all, 'zebra')).toBeUndefined();
  });
});

it('does not look below a row that is the same object', () => {
  let looks = 0;
  const same: Row = { id: 'n', label: 'n', children: () => ((looks += 1), [leaf('a')]) };
  const tree = opened([branch('lab', [same])]);
  looks = 0;
  expect(changes(tree, [branch('lab', [same])])).toEqual([]);
  expect(looks).toBe(0);
});

it('drops words of a target that the newest row does not have', () => {
  const tree = opened([{ ...leaf('slot'), target: { namespace: 'default', name: 'nginx', copyIp: '192.168.1.74' } }]);
  tree.update(() => [{ ...leaf('slot'), target: { copyIp: '192.168.1.74' } }]);
  expect(tree.find('slot')).not.toHaveProperty('namespace');
  expect(tree.find('slot')).toHaveProperty('copyIp', '192.168.1.74');
});
