/**
 * A table as Helm prints it: every cell filled with spaces to the width of its column, a tab between columns.
 */
export function spacedTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('\t')}\n`).join('');
}
