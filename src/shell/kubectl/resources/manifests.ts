import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { parseAllDocuments } from 'yaml';
import { ToolError, type ToolContext } from '../../tool.ts';
import type { KubernetesObject } from './kubernetesObject.ts';

/** An object of a manifest, and where it stood: `STDIN` or the name of the file, as messages quote it. */
export interface Manifest {
  readonly source: string;
  readonly object: KubernetesObject;
}

/** Endings of the files that are read of a folder. */
const endings = ['.json', '.yaml', '.yml'];

/**
 * Reads what `-f` names: files, folders, `-` for the input, addresses. Lists give their items.
 */
export async function readManifests(
  places: readonly string[],
  context: Pick<ToolContext, 'cwd' | 'input'>,
  { recursive = false } = {},
): Promise<readonly Manifest[]> {
  const found: Manifest[] = [];
  for (const place of places.flatMap((each) => each.split(','))) {
    if (place === '-') {
      add(found, 'STDIN', await textOf(context.input));
    } else if (/^https?:\/\//.test(place)) {
      add(found, place, await fetched(place));
    } else {
      for (const file of await filesOf(place, path.resolve(context.cwd, place), recursive))
        add(found, file.shown, await readFile(file.path, 'utf8'));
    }
  }
  return found;
}

function add(found: Manifest[], source: string, text: string): void {
  for (const object of parseObjects(text, source)) found.push({ source, object });
}

/** The objects of a text with YAML or JSON documents. */
export function parseObjects(text: string, source: string): readonly KubernetesObject[] {
  const documents = parseAllDocuments(text, { schema: 'yaml-1.1', merge: true });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined)
      throw new ToolError(`error parsing ${source}: error converting YAML to JSON: yaml: ${error.message}`);
    const value = document.toJS({ maxAliasCount: 100 }) as KubernetesObject | null;
    if (value === null) return [];
    if (typeof value !== 'object')
      throw new ToolError(
        `unable to decode "${source}": json: cannot unmarshal ${typeof value} into Go value of type unstructured.detector`,
      );
    const { items } = value;
    return Array.isArray(items) && (value.kind ?? '').endsWith('List') ? (items as KubernetesObject[]) : [value];
  });
}

async function fetched(address: string): Promise<string> {
  const answer = await fetch(address).catch((error: Error) => {
    throw new ToolError(`error: unable to read URL "${address}", ${error.message}`, 1, error);
  });
  if (!answer.ok)
    throw new ToolError(
      `error: unable to read URL "${address}", server reported ${answer.status} ${answer.statusText}, status code=${answer.status}`,
    );
  return await answer.text();
}

interface NamedFile {
  readonly shown: string;
  readonly path: string;
}

async function filesOf(shown: string, place: string, recursive: boolean): Promise<readonly NamedFile[]> {
  const info = await stat(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new ToolError(`error: the path "${shown}" does not exist`, 1, error);
    throw new ToolError(`error: the path "${shown}" cannot be accessed: ${error.message}`, 1, error);
  });
  if (!info.isDirectory()) return [{ shown, path: place }];
  const entries = (await readdir(place, { withFileTypes: true, recursive })).filter((entry) => entry.isFile());
  const files = entries
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter((file) => endings.includes(path.extname(file)))
    .toSorted();
  if (files.length === 0)
    throw new ToolError(`error: error reading [${shown}]: recognized file extensions are [.json .yaml .yml]`);
  return files.map((file) => ({ shown: path.join(shown, path.relative(place, file)), path: file }));
}
