import type { Rule, SourceFile } from '../sourceFile.ts';

/** Lines that no file may pass, and those that the middle one of all files stays under. */
export const hardLimit = 400;
export const medianLimit = 90;

/** No file is longer than the hard limit. */
export const fileSize: Rule = {
  name: 'file size',
  check: (files) =>
    files
      .filter((file) => lines(file) > hardLimit)
      .map((file) => ({ file: file.path, detail: `has ${lines(file)} lines; the limit is ${hardLimit}` })),
};

/** Most files are small: the median stays under its limit. */
export const medianSize: Rule = {
  name: 'median size',
  check(files) {
    const sizes = files.map(lines).toSorted((a, b) => a - b);
    const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
    return median < medianLimit ? [] : [{ file: 'src', detail: `the median file has ${median} lines` }];
  },
};

function lines(file: SourceFile): number {
  return file.text.trimEnd().split('\n').length;
}
