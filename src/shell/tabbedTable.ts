/** Columns are a multiple of this many characters wide. */
const tabStop = 8;

/**
 * A table whose columns are aligned with tab characters, as Go's tabwriter makes it with tab stops of 8: each column is as
 * wide as its longest cell and one more, up to the next tab stop. The last cell of a row is not padded.
 */
export function tabbedTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length + 1);
  const padded = (cell: string, column: number) => {
    const width = Math.ceil((widths[column] ?? 0) / tabStop) * tabStop;
    return cell + '\t'.repeat(Math.ceil((width - cell.length) / tabStop));
  };
  return rows
    .map((row) => `${row.map((cell, column) => (column === row.length - 1 ? cell : padded(cell, column))).join('')}\n`)
    .join('');
}
