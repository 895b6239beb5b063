import { CommandError } from '../usage.ts';
import type { Printable } from './printable.ts';
import { isList, isObject, isScalar, pythonText, sortedNames } from './pythonText.ts';

/** A part of a table: a title, and rows of cells under their headers. */
export interface Section {
  readonly title: string;
  /** How many frames deep it lies. */
  readonly depth: number;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface OpenSection extends Section {
  headers: readonly string[];
  readonly rows: (readonly string[])[];
}

/** Divides an answer into the sections of a table: one for each structure or list, those inside it after it. */
export function tableSections(title: string, value: Printable): Section[] {
  const sections: OpenSection[] = [];
  addValue(title, value, 0, sections);
  return sections;
}

function addValue(title: string | undefined, value: Printable, depth: number, sections: OpenSection[]): void {
  if (isEmpty(value)) return;
  if (title !== undefined) sections.push({ title, depth, headers: [], rows: [] });
  const section = sections.at(-1);
  if (section === undefined) return;
  if (isObject(value)) addStructure(value, depth, section, sections);
  else if (isList(value) && value.every(isObject)) addStructures(title ?? '', value, depth, section, sections);
  else if (isList(value)) addRows(value, depth, section, sections);
}

function addRows(list: readonly Printable[], depth: number, section: OpenSection, sections: OpenSection[]): void {
  for (const element of list) {
    if (isScalar(element)) addRow(section, [pythonText(element)]);
    else if (isList(element) && element.every(isScalar)) addRow(section, element.map(pythonText));
    else addValue(undefined, element, depth, sections);
  }
}

function addStructure(
  value: { readonly [key: string]: Printable },
  depth: number,
  section: OpenSection,
  sections: OpenSection[],
): void {
  const names = sortedNames(Object.keys(value));
  const columns = names.filter((name) => isScalar(value[name]));
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) {
    addRow(section, [only, pythonText(value[only])]);
  } else if (columns.length > 1) {
    section.headers = columns;
    addRow(
      section,
      columns.map((name) => pythonText(value[name])),
    );
  }
  for (const name of names) if (!columns.includes(name)) addValue(name, value[name] ?? null, depth + 1, sections);
}

function addStructures(
  title: string,
  list: readonly { readonly [key: string]: Printable }[],
  depth: number,
  first: OpenSection,
  sections: OpenSection[],
): void {
  const names = (wanted: (value: Printable | undefined) => boolean) =>
    sortedNames(new Set(list.flatMap((each) => Object.keys(each).filter((name) => wanted(each[name])))));
  const headers = names(isScalar);
  const more = names((value) => !isScalar(value));
  let section = first;
  section.headers = headers;
  for (const [index, element] of list.entries()) {
    if (index > 0 && more.length > 0) {
      section = { title, depth, headers, rows: [] };
      sections.push(section);
    }
    addRow(
      section,
      headers.map((name) => (Object.hasOwn(element, name) ? pythonText(element[name]) : '')),
    );
    for (const name of more) {
      const member = element[name];
      if (member !== undefined && !isScalar(member)) addValue(name, member, depth + 1, sections);
    }
  }
}

/** All rows of a section are as long as its first: the CLI draws no others. */
function addRow(section: OpenSection, row: readonly string[]): void {
  const columns = (section.rows[0] ?? (section.headers.length > 0 ? section.headers : row)).length;
  if (row.length !== columns)
    throw new CommandError(`Row should have ${columns} elements, instead it has ${row.length}`);
  section.rows.push(row);
}

/** What Python takes for false. */
function isEmpty(value: Printable): boolean {
  if (isScalar(value)) return value === null || value === '' || value === 0 || value === false;
  return Object.keys(value).length === 0;
}
