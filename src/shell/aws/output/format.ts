import { stringify } from 'yaml';
import type { Printable } from './printable.ts';
import { tableOutput, type TableStyle } from './table.ts';
import { textOutput } from './text.ts';

/** What `--output` may be. The CLI's first version has no YAML, the second has. */
export const outputFormats = ['json', 'text', 'table', 'yaml'] as const;

export type OutputFormat = (typeof outputFormats)[number];

/** An answer as it is printed. `title` heads a table: the operation's name. */
export function formatted(value: Printable, format: OutputFormat, title: string, style: TableStyle): string {
  switch (format) {
    case 'json':
      return isEmptyObject(value) ? '' : `${JSON.stringify(value, undefined, 4)}\n`;
    case 'yaml':
      return isEmptyObject(value) ? '' : stringify(value, { lineWidth: 0, singleQuote: true, indentSeq: false });
    case 'text':
      return textOutput(value);
    case 'table':
      return tableOutput(title, value, style);
  }
}

function isEmptyObject(value: Printable): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
