import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** One text file of the checkout: its path from the root with forward slashes, and what is in it. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Something a rule forbids, and where. */
export interface Violation {
  readonly file: string;
  readonly detail: string;
}

/** A rule of the house: looks at all files together. */
export interface Rule {
  readonly name: string;
  readonly check: (files: readonly SourceFile[]) => Violation[];
}

/** Reads the files of the checkout that the patterns name. */
export function readFiles(...patterns: readonly string[]): SourceFile[] {
  const paths = globSync([...patterns], { cwd: root }).map((file) => file.replaceAll(path.sep, '/'));
  return paths.toSorted().map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }));
}
