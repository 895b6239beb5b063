import type { Kind } from '../kind.ts';
import type { KubeObject } from '../objects/meta.ts';
import { columnsOf } from './columnsOf.ts';
import type { Cell, Column, TableColumnDefinition } from './table.ts';

/** The cells of one row, with ages as of `now` (milliseconds since the epoch). */
export function rowCells(kind: Kind, object: KubeObject, now: number, minor: number): readonly Cell[] {
  return columnsOf(kind, minor).map((column) => column.cell(object, now));
}

/** The columns of a kind's table. */
export function columnDefinitions(kind: Kind, minor: number): readonly TableColumnDefinition[] {
  return columnsOf(kind, minor).map(definition);
}

function definition(column: Column<KubeObject>): TableColumnDefinition {
  return {
    name: column.name,
    type: column.type ?? 'string',
    format: column.name === 'Name' ? 'name' : '',
    description: '',
    priority: column.wide === true ? 1 : 0,
  };
}
