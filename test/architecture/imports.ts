import path from 'node:path';
import { type ParseResult, parseSync, Visitor } from 'oxc-parser';
import type { SourceFile } from './sourceFile.ts';

/** One import of a module, whatever its form. */
export interface Import {
  readonly specifier: string;
  /** `type` is gone when the program runs; `call` loads the module when it is reached. */
  readonly form: 'statement' | 'type' | 'call';
}

/** Several rules ask about the same file. */
const parsed = new WeakMap<SourceFile, ParseResult>();

/** Every import in a file. */
export function importsOf(file: SourceFile): Import[] {
  const { module } = parse(file);
  const imports = module.staticImports.map(({ moduleRequest, entries }) => {
    const onlyTypes = entries.length > 0 && entries.every(({ isType }) => isType);
    return { specifier: moduleRequest.value, form: onlyTypes ? 'type' : 'statement' } as const;
  });
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest === null ? [] : ({ specifier: moduleRequest.value, form: isType ? 'type' : 'statement' } as const),
    ),
  );
  return [...imports, ...exports, ...importsInExpressions(file)];
}

/** `import('…')` as a call or as a type; the whole tree is read only where there can be one. */
function importsInExpressions(file: SourceFile): Import[] {
  if (!file.text.includes('import(')) return [];
  const found: Import[] = [];
  const add = (form: Import['form'], source: { readonly value?: unknown }) => {
    if (typeof source.value === 'string') found.push({ specifier: source.value, form });
  };
  new Visitor({
    ImportExpression: (node) => add('call', node.source.type === 'Literal' ? node.source : {}),
    TSImportType: (node) => add('type', node.source),
  }).visit(parse(file).program);
  return found;
}

/** Parses a file; a file that does not parse fails the test that asked. */
export function parse(file: SourceFile): ParseResult {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const result = parseSync(file.path, file.text);
  const [error] = result.errors;
  if (error !== undefined) throw new Error(`${file.path}: ${error.message}`);
  parsed.set(file, result);
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
