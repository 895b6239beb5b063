import { expect, test } from 'vitest';
import { spacedTable } from '../../src/shell/spacedTable.ts';
import { tabbedTable } from '../../src/shell/tabbedTable.ts';

// Go: tabwriter.NewWriter(out, 0, 8, 1, '\t', tabwriter.StripEscape), as eksctl's printer uses it. A cell of 7 characters
// and one of padding fill one tab stop, one of 8 needs two.
test('columns on tab stops of eight', () => {
  expect(
    tabbedTable([
      ['NAME', 'VERSION', 'IAMROLE', 'LAST'],
      ['vpc-cni', '12345678', '', 'x'],
      ['coredns', 'v1', '', ''],
    ]),
  ).toBe('NAME\tVERSION\t\tIAMROLE\tLAST\nvpc-cni\t12345678\t\tx\ncoredns\tv1\t\t\t\n');
});

test('columns filled with spaces, a tab between', () => {
  expect(
    spacedTable([
      ['NAME', 'URL'],
      ['geek-cookbook', 'https://x'],
    ]),
  ).toBe('NAME         \tURL      \ngeek-cookbook\thttps://x\n');
});
