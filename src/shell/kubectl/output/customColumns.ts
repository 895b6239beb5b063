import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ToolError } from '../../tool.ts';
import { JsonPath } from '../jsonpath/jsonPath.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { Columns } from './columns.ts';
import { goValue } from './goFormat.ts';
import { relaxedPath } from './relaxedPath.ts';

interface Column {
  readonly header: string;
  readonly path: JsonPath;
}

/** Prints columns that the command line describes: `NAME:.metadata.name,IP:.status.podIP`, or a file with two lines. */
export async function customColumns(
  format: string,
  shape: string | undefined,
  { cwd, noHeaders = false }: { readonly cwd: string; readonly noHeaders?: boolean },
): Promise<(object: KubernetesObject) => string> {
  if (shape === undefined || shape === '')
    throw new ToolError(`error: ${format} format specified but no custom columns given`);
  const columns = format.endsWith('file') ? await fromFile(shape, cwd) : fromWords(shape);
  const table = new Columns();
  let isFirst = true;
  return (object) => {
    const items = Array.isArray(object['items']) ? (object['items'] as readonly KubernetesObject[]) : [object];
    const rows = items.map((item) => columns.map(({ path }) => cellOf(path.values(item))));
    if (isFirst && !noHeaders) rows.unshift(columns.map(({ header }) => header));
    isFirst = false;
    return table.print(rows);
  };
}

function cellOf(values: readonly unknown[]): string {
  return values.length === 0 ? '<none>' : values.map((value) => (value === null ? '<nil>' : goValue(value))).join(',');
}

function fromWords(shape: string): readonly Column[] {
  return shape.split(',').map((part) => {
    const colon = part.indexOf(':');
    if (colon < 0)
      throw new ToolError(`error: unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`);
    return { header: part.slice(0, colon), path: new JsonPath(relaxedPath(part.slice(colon + 1))) };
  });
}

async function fromFile(file: string, cwd: string): Promise<readonly Column[]> {
  const text = await readFile(path.resolve(cwd, file), 'utf8').catch((error: Error) => {
    throw new ToolError(`error: error reading template ${file}, open ${file}: no such file or directory`, 1, error);
  });
  const [headers = [], paths = []] = text.split('\n').map((line) => line.trim().split(/\s+/));
  if (headers.length !== paths.length)
    throw new ToolError(
      `error: number of headers (${headers.length}) and field specifications (${paths.length}) don't match`,
    );
  return headers.map((header, at) => ({ header, path: new JsonPath(relaxedPath(paths[at] ?? '')) }));
}
