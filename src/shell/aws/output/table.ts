import type { Printable } from './printable.ts';
import { tableSections, type Section } from './tableSections.ts';
import { textWidth } from './textWidth.ts';

export interface TableStyle {
  /** Columns of the screen: a wider table is turned on its side where it can be. */
  readonly columns: number;
  readonly colours: boolean;
}

/** Spaces around a cell, and its border. */
const padding = 4;

/** `--output table`: frames within frames, as the CLI draws them. Nothing at all for an empty answer. */
export function tableOutput(title: string, value: Printable, style: TableStyle): string {
  let sections = tableSections(title, value);
  if (sections.length === 0) return '';
  let width = widest(sections);
  if (width > style.columns) {
    sections = sections.map(onItsSide);
    width = widest(sections);
  }
  return [`${'-'.repeat(width)}\n`, ...sections.map((section) => sectionText(section, width, style))].join('');
}

/** A section of one row becomes a row for each of its columns. */
function onItsSide({ title, depth, headers, rows }: Section): Section {
  const [row] = rows;
  if (rows.length !== 1 || row === undefined || headers.length === 0) return { title, depth, headers, rows };
  return { title, depth, headers: [], rows: headers.map((header, index) => [header, row[index] ?? '']) };
}

function widest(sections: readonly Section[]): number {
  let width = 0;
  for (const section of sections) {
    let row = 2;
    for (const column of columnWidths(section)) row += column + padding;
    width = Math.max(width, row + 2 * section.depth, textWidth(section.title) + 2 + 2 * section.depth);
  }
  return width;
}

function columnWidths({ headers, rows }: Section): number[] {
  const widths: number[] = [];
  for (const row of [headers, ...rows])
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, textWidth(cell));
  return widths;
}

function sectionText(section: Section, tableWidth: number, { colours }: TableStyle): string {
  const width = tableWidth - 2 * section.depth;
  const edge = (colours ? '\u001b[2m\u001b[33m|\u001b[0m' : '|').repeat(section.depth);
  const lines: string[] = section.title === '' ? [] : [centered(section.title, width, '|')];
  const { headers, rows } = section;
  const widths = scaled(columnWidths(section), width);
  if (section.title !== '' && headers.length === 0 && rows.length === 0) lines.push(`+${'-'.repeat(width - 2)}+`);
  if (headers.length > 0)
    lines.push(
      rule(widths),
      headers.map((header, at) => centered(header, widths[at] ?? 0, at === 0 ? '|' : '')).join(''),
    );
  if (rows.length > 0 && widths.length > 0) {
    const paint = (cell: string) => (colours ? `\u001b[1m\u001b[34m${cell}\u001b[0m` : cell);
    const line = (row: readonly string[]) =>
      widths.map((each, at) => aligned(row[at] ?? '', each, at === 0 ? '|' : '', paint)).join('');
    lines.push(rule(widths), ...rows.map(line), rule(widths));
  }
  return lines.map((line) => `${edge}${line}${edge}\n`).join('');
}

/** Column widths, borders included, that fill the whole width in proportion. */
function scaled(columns: readonly number[], width: number): number[] {
  let sum = 0;
  for (const column of columns) sum += column + padding;
  const widths = columns.map((column) => roundedHalfToEven((width / sum) * (column + padding)));
  let excess = -width;
  for (const each of widths) excess += each;
  for (let at = 0; excess !== 0 && widths.length > 0; at = (at + 1) % widths.length) {
    // What is too much is taken from the left, what is missing is given to the right.
    const index = excess > 0 ? at : widths.length - 1 - at;
    widths[index] = (widths[index] ?? 0) - Math.sign(excess);
    excess -= Math.sign(excess);
  }
  return widths;
}

function roundedHalfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function rule(widths: readonly number[]): string {
  return widths.map((width, at) => (at === 0 ? `+${'-'.repeat(width - 2)}+` : `${'-'.repeat(width - 1)}+`)).join('');
}

function centered(text: string, width: number, left: string): string {
  const before = Math.max(0, Math.floor(width / 2) - Math.floor(textWidth(text) / 2) - 1);
  const after = Math.max(0, width - 1 - left.length - before - textWidth(text));
  return `${left}${' '.repeat(before)}${text}${' '.repeat(after)}|`;
}

function aligned(text: string, width: number, left: string, paint: (cell: string) => string): string {
  const before = width - textWidth(text) - 2 - left.length - 1 >= 0 ? 2 : 0;
  const after = Math.max(0, width - left.length - before - textWidth(text) - 1);
  return `${left}${' '.repeat(before)}${paint(text)}${' '.repeat(after)}|`;
}
