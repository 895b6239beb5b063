import { nameIn } from './objectPrinter.ts';
import type { ApiResource } from '../discovery/apiResource.ts';
import { Columns } from './columns.ts';
import { goValue } from './goFormat.ts';
import type { ServerTable, TableColumn, TableRow } from './serverTable.ts';

export interface TableOptions {
  readonly wide?: boolean;
  readonly noHeaders?: boolean;
  readonly showLabels?: boolean;
  /** Labels that have a column each. */
  readonly labelColumns?: readonly string[];
  readonly withNamespace?: boolean;
  /** Names with the kind before them. */
  readonly withKind?: boolean;
}

/** Prints tables of one kind of object, the later ones in the columns of the first. */
export class TablePrinter {
  readonly #resource: ApiResource;
  readonly #options: TableOptions;
  readonly #columns = new Columns();
  #definitions: readonly TableColumn[] | undefined;

  constructor(resource: ApiResource, options: TableOptions) {
    this.#resource = resource;
    this.#options = options;
  }

  /** Several parts of a table with one set of columns; nothing for no rows. `event` has a column of its own in front. */
  print(tables: readonly ServerTable[], event?: string): string {
    const isFirst = this.#definitions === undefined;
    const rows = tables.flatMap((table) => {
      this.#definitions ??= table.columnDefinitions ?? [];
      return (table.rows ?? []).map((row) => this.#cellsOf(row));
    });
    if (rows.length === 0) {
      if (isFirst) this.#definitions = undefined;
      return '';
    }
    if (isFirst && this.#options.noHeaders !== true) rows.unshift(this.#header());
    const marked = event === undefined ? rows : rows.map((row, at) => [isFirst && at === 0 ? 'EVENT' : event, ...row]);
    return this.#columns.print(marked);
  }

  #header(): string[] {
    const { withNamespace, labelColumns = [], showLabels } = this.#options;
    return [
      ...(withNamespace === true ? ['NAMESPACE'] : []),
      ...this.#shown().map(({ name }) => name.toUpperCase()),
      ...labelColumns.map((label) => (label.split('/').at(-1) ?? '').toUpperCase()),
      ...(showLabels === true ? ['LABELS'] : []),
    ];
  }

  #shown(): readonly TableColumn[] {
    return (this.#definitions ?? []).filter(({ priority }) => priority === 0 || this.#options.wide === true);
  }

  #cellsOf({ cells, object }: TableRow): string[] {
    const { withNamespace, withKind, labelColumns = [], showLabels, wide } = this.#options;
    const row: string[] = withNamespace === true ? [object?.metadata?.namespace ?? ''] : [];
    const definitions = this.#definitions ?? [];
    for (let at = 0; at < definitions.length; at += 1) {
      if ((definitions[at]?.priority ?? 0) > 0 && wide !== true) continue;
      const cell = cellText(cells[at]);
      row.push(at === 0 && withKind === true ? nameIn(this.#resource, cell) : cell);
    }
    const labels = object?.metadata?.labels ?? {};
    for (const label of labelColumns) row.push(labels[label] ?? '');
    if (showLabels === true) row.push(labelsText(labels));
    return row;
  }
}

/** Text of one line; what comes after it is left away. Signs that move the cursor are shown as `^[`. */
function cellText(cell: unknown): string {
  const text = goValue(cell);
  if (!/[\p{Cc}]/u.test(text)) return text;
  const [line = ''] = text.split(/[\n\r\f]/);
  return (line.length < text.length ? `${line}...` : line).replaceAll('\u001b', '^[');
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? '<none>' : pairs.toSorted().join(',');
}
