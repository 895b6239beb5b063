export interface TabOptions {
  /** Columns are at least this wide. */
  readonly minWidth: number;
  /** Spaces after the longest cell of a column. */
  readonly padding: number;
}

/**
 * Lines columns up as Go's text/tabwriter does with spaces: every tab ends a cell, and a column is a run of lines that
 * have a cell there. What follows the last tab of a line is not padded.
 */
export function tabWritten(text: string, options: TabOptions): string {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const out: string[] = [];
  format(lines, 0, lines.length, [], options, out);
  return out.join('\n');
}

function format(
  lines: readonly (readonly string[])[],
  from: number,
  to: number,
  widths: readonly number[],
  options: TabOptions,
  out: string[],
): void {
  const column = widths.length;
  const hasCell = (at: number) => (lines[at]?.length ?? 0) - 1 > column;
  for (let at = from; at < to;) {
    if (!hasCell(at)) {
      out.push(written(lines[at] ?? [], widths));
      at += 1;
      continue;
    }
    let end = at;
    let width = options.minWidth;
    for (; end < to && hasCell(end); end += 1)
      width = Math.max(width, lengthOf(lines[end]?.[column] ?? '') + options.padding);
    format(lines, at, end, [...widths, width], options, out);
    at = end;
  }
}

function written(cells: readonly string[], widths: readonly number[]): string {
  return cells.map((cell, at) => padded(cell, at < cells.length - 1 ? (widths[at] ?? 0) : 0)).join('');
}

/** A cell filled up with spaces to a width in characters. */
export function padded(cell: string, width: number): string {
  const missing = width - lengthOf(cell);
  return missing > 0 ? cell + ' '.repeat(missing) : cell;
}

/** Characters, not UTF-16 units. */
export function lengthOf(cell: string): number {
  for (let at = 0; at < cell.length; at += 1) if (cell.charCodeAt(at) > 0xd7_ff) return Array.from(cell).length;
  return cell.length;
}
