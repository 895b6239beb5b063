import { Visitor } from 'oxc-parser';
import { parse } from '../architecture/imports.ts';
import type { SourceFile } from '../architecture/sourceFile.ts';

/** The texts that a file hands to VS Code's translation: the first arguments of `l10n.t(…)` and `t(…)`. */
export function translatedTexts(file: SourceFile): string[] {
  const texts: string[] = [];
  if (!file.text.includes('t(')) return texts;
  new Visitor({
    CallExpression({ callee, arguments: [text] }) {
      const name = callee.type === 'MemberExpression' ? callee.property : callee;
      if (name.type !== 'Identifier' || name.name !== 't' || text === undefined) return;
      if (text.type === 'Literal' && typeof text.value === 'string') texts.push(text.value);
      else throw new Error(`${file.path}: a text to translate must be a literal, or it cannot be found in the bundle`);
    },
  }).visit(parse(file).program);
  return texts;
}
