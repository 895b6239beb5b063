import { stringify } from 'yaml';
import { tabbedTable } from '../tabbedTable.ts';
import { ToolError } from '../tool.ts';

/** A column of a table: its title, and what it shows of an item. */
export type Column<Item> = readonly [title: string, show: (item: Item) => string];

export type OutputFormat = 'table' | 'json' | 'yaml';

export function outputFormat(text = 'table'): OutputFormat {
  if (text === 'table' || text === 'json' || text === 'yaml') return text;
  throw new ToolError(`Error: unknown output printer type: expected {"yaml","json","table"} but got "${text}"`);
}

/** Items as eksctl prints them: a table sorted by its columns, or the items themselves as JSON or YAML. */
export function summaryText<Item extends object>(
  items: readonly Item[],
  kind: string,
  columns: readonly Column<Item>[],
  format: OutputFormat,
): string {
  if (format === 'json') return `${JSON.stringify(items, undefined, 4)}\n`;
  if (format === 'yaml') return stringify(items);
  if (items.length === 0) return `No ${kind} found\n`;
  const rows = items.map((item) => columns.map(([, show]) => show(item)));
  return tabbedTable([columns.map(([title]) => title), ...rows.toSorted(byCells)]);
}

function byCells(left: readonly string[], right: readonly string[]): number {
  for (const [column, cell] of left.entries()) {
    const other = right[column] ?? '';
    if (cell !== other) return cell < other ? -1 : 1;
  }
  return 0;
}
