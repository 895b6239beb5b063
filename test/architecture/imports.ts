import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import type { SourceFile } from './sourceFile.ts';

/** One import of a module, whatever its form. */
export interface Import {
  readonly specifier: string;
  /** `type` is gone when the program runs; `call` loads the module when it is reached. */
  readonly form: 'statement' | 'type' | 'call';
}

/** Every import in a file. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (form: Import['form'], source: { readonly value: unknown } | null) => {
    if (typeof source?.value === 'string') found.push({ specifier: source.value, form });
  };
  const formOf = (kind?: string | null) => (kind === 'type' ? 'type' : 'statement');
  new Visitor({
    ImportDeclaration: (node) => add(formOf(node.importKind), node.source),
    ExportNamedDeclaration: (node) => add(formOf(node.exportKind), node.source),
    ExportAllDeclaration: (node) => add(formOf(node.exportKind), node.source),
    ImportExpression: (node) => add('call', node.source.type === 'Literal' ? node.source : null),
    TSImportType: (node) => add('type', node.source),
  }).visit(parse(file).program);
  return found;
}

/** Parses a file; a file that does not parse fails the test that asked. */
export function parse(file: SourceFile): ReturnType<typeof parseSync> {
  const result = parseSync(file.path, file.text);
  const [error] = result.errors;
  if (error !== undefined) throw new Error(`${file.path}: ${error.message}`);
  return result;
}

/** The path, from the root, of the file that a relative import means; undefined for a package. */
export function importedFile(from: SourceFile, specifier: string): string | undefined {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from.path), specifier) : undefined;
}

/** The package that an import means, without the path inside it; undefined for a file. */
export function importedPackage(specifier: string): string | undefined {
  if (specifier.startsWith('.')) return undefined;
  if (specifier.startsWith('node:')) return 'node:';
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
