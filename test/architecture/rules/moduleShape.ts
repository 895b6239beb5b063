import { Visitor } from 'oxc-parser';
import { parse } from '../imports.ts';
import { lazyDoors } from '../layers.ts';
import type { Rule, SourceFile } from '../sourceFile.ts';

/** Names that tell nothing of what is in a file. */
const emptyNames = /(?:^|[/.a-z])(?:utils?|helpers?|manager|common|misc)\d*(?=\.ts$|\/)/i;

/** What a module offers has one name everywhere. */
export const noDefaultExports: Rule = {
  name: 'no default exports',
  check: (files) => files.filter(hasDefaultExport).map(({ path }) => ({ file: path, detail: 'has a default export' })),
};

/** A thing is imported from where it lives: no module passes on another's exports, but for the entry of a lazy bundle. */
export const noReexports: Rule = {
  name: 'no re-exports',
  check: (files) =>
    files
      .filter((file) => !Object.hasOwn(lazyDoors, file.path) && passesOnExports(file))
      .map(({ path }) => ({ file: path, detail: 'exports what lives in another file' })),
};

/** A file or folder is named for what it is about. */
export const tellingNames: Rule = {
  name: 'telling names',
  check: (files) =>
    files
      .filter(({ path }) => emptyNames.test(path))
      .map(({ path }) => ({ file: path, detail: 'is named for nothing in particular' })),
};

function hasDefaultExport(file: SourceFile): boolean {
  if (!file.text.includes('default')) return false;
  let found = false;
  new Visitor({
    ExportDefaultDeclaration: () => {
      found = true;
    },
    ExportSpecifier: ({ exported }) => {
      found ||= (exported.type === 'Literal' ? exported.value : exported.name) === 'default';
    },
  }).visit(parse(file).program);
  return found;
}

function passesOnExports(file: SourceFile): boolean {
  return parse(file).module.staticExports.some(({ entries }) =>
    entries.some(({ moduleRequest }) => moduleRequest !== null),
  );
}
