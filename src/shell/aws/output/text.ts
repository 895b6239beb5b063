import type { Printable } from './printable.ts';
import { isList, isObject, isScalar, pythonText, sortedNames } from './pythonText.ts';

/** `--output text`: a line of tab-separated values for each structure, its name in capitals first, sorted by member. */
export function textOutput(value: Printable): string {
  const lines: string[] = [];
  write(value, undefined, undefined, lines);
  return lines.map((line) => `${line}\n`).join('');
}

/** @param keys the scalar members that every structure of a list has a column for */
function write(
  value: Printable,
  title: string | undefined,
  keys: readonly string[] | undefined,
  lines: string[],
): void {
  if (isObject(value)) writeStructure(value, title, keys, lines);
  else if (isList(value)) writeList(value, title, lines);
  else lines.push(pythonText(value));
}

function writeStructure(
  value: { readonly [key: string]: Printable },
  title: string | undefined,
  keys: readonly string[] | undefined,
  lines: string[],
): void {
  const names = sortedNames(Object.keys(value));
  const columns = keys ?? names.filter((name) => isScalar(value[name]));
  const cells = columns.map((name) => (Object.hasOwn(value, name) ? pythonText(value[name]) : ''));
  if (cells.length > 0) lines.push([...(title === undefined ? [] : [title.toUpperCase()]), ...cells].join('\t'));
  for (const name of names) {
    const member = value[name];
    if (member !== undefined && !columns.includes(name)) write(member, name, undefined, lines);
  }
}

function writeList(list: readonly Printable[], title: string | undefined, lines: string[]): void {
  if (list.some(isObject)) {
    const names = list.filter(isObject).flatMap((each) => Object.keys(each).filter((name) => isScalar(each[name])));
    const keys = sortedNames(new Set(names));
    for (const element of list) write(element, title, keys, lines);
  } else if (list.some(isList)) {
    writeScalars(list.filter(isScalar), title, lines);
    for (const element of list) if (!isScalar(element)) write(element, title, undefined, lines);
  } else {
    writeScalars(list, title, lines);
  }
}

function writeScalars(list: readonly Printable[], title: string | undefined, lines: string[]): void {
  if (list.length === 0) return;
  if (title === undefined) lines.push(list.map(pythonText).join('\t'));
  else for (const element of list) lines.push(`${title.toUpperCase()}\t${pythonText(element)}`);
}
