import { importedFile, importedPackage, importsOf, type Import } from '../imports.ts';
import { layerOf, layers, lazyDoors, packages, within } from '../layers.ts';
import type { Rule, SourceFile } from '../sourceFile.ts';

/** A file imports only its own layer and the layers that it may know, and a bundle of its own only lazily. */
export const layering: Rule = {
  name: 'layering',
  check: (files) =>
    violations(files, (file, { specifier, form }) => {
      const target = importedFile(file, specifier);
      if (target === undefined) return undefined;
      const layer = layerOf(file.path);
      if (layer === undefined) return 'belongs to no layer';
      const openers = lazyDoors[target];
      if (openers !== undefined && form !== 'type')
        return form === 'call' && openers.some((place) => within(file.path, place)) ? undefined : `opens ${target}`;
      if (layerOf(target) === layer || layers[layer]?.some((place) => within(target, place))) return undefined;
      return `imports ${target}`;
    }),
};

/** A package is imported only where it is at home. */
export const packageHomes: Rule = {
  name: 'package homes',
  check: (files) =>
    violations(files, (file, { specifier }) => {
      const name = importedPackage(specifier);
      if (name === undefined || packages[name]?.some((place) => within(file.path, place))) return undefined;
      return `imports ${specifier}`;
    }),
};

function violations(files: readonly SourceFile[], complaint: (file: SourceFile, found: Import) => string | undefined) {
  return files.flatMap((file) =>
    importsOf(file).flatMap((found) => {
      const detail = complaint(file, found);
      return detail === undefined ? [] : [{ file: file.path, detail }];
    }),
  );
}
