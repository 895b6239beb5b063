import { parse } from '../imports.ts';
import { lazyDoors } from '../layers.ts';
import type { Rule, SourceFile } from '../sourceFile.ts';

/** Names that tell nothing of what is in a file. */
const emptyNames = /(?:^|[/.a-z])(?:utils?|helpers?|manager|common|misc)\d*(?=\.ts$|\/)/i;

/** What a module offers has one name everywhere. */
export const noDefaultExports: Rule = {
  name: 'no default exports',
  check: (files) =>
    exportsThat(files, ({ exportName }) => exportName.name === 'default' || `${exportName.kind}` === 'Default').map(
      (file) => ({
        file,
        detail: 'has a default export',
      }),
    ),
};

/** A thing is imported from where it lives: no module passes on another's exports, but for the entry of a lazy bundle. */
export const noReexports: Rule = {
  name: 'no re-exports',
  check: (files) =>
    exportsThat(
      files.filter(({ path }) => !lazyDoors.includes(path)),
      (entry) => entry.moduleRequest !== null,
    ).map((file) => ({
      file,
      detail: 'exports what lives in another file',
    })),
};

/** A file or folder is named for what it is about. */
export const tellingNames: Rule = {
  name: 'telling names',
  check: (files) =>
    files
      .filter(({ path }) => emptyNames.test(path))
      .map(({ path }) => ({ file: path, detail: 'is named for nothing in particular' })),
};

type ExportEntry = ReturnType<typeof parse>['module']['staticExports'][number]['entries'][number];

function exportsThat(files: readonly SourceFile[], matches: (entry: ExportEntry) => boolean): string[] {
  const hits = files.filter((file) =>
    parse(file).module.staticExports.some(({ entries }) => entries.some((entry) => matches(entry))),
  );
  return hits.map(({ path }) => path);
}
