import { importedFile, importsOf } from '../imports.ts';
import type { Rule } from '../sourceFile.ts';

/**
 * No file reaches itself by imports that exist when the program runs (a type may point back at its table); each cycle is
 * reported once, at the file where it was met.
 */
export const noCycles: Rule = {
  name: 'no cycles',
  check(files) {
    const targets = new Map(
      files.map((file) => {
        const running = importsOf(file).filter(({ form }) => form !== 'type');
        return [file.path, running.flatMap(({ specifier }) => importedFile(file, specifier) ?? [])];
      }),
    );
    const finished = new Set<string>();
    const cycles: string[][] = [];
    const visit = (file: string, trail: readonly string[]) => {
      if (finished.has(file)) return;
      const start = trail.indexOf(file);
      if (start >= 0) {
        cycles.push([...trail.slice(start), file]);
        return;
      }
      for (const target of targets.get(file) ?? []) visit(target, [...trail, file]);
      finished.add(file);
    };
    for (const file of targets.keys()) visit(file, []);
    return cycles.map((cycle) => ({ file: cycle[0] ?? '', detail: cycle.join(' → ') }));
  },
};
