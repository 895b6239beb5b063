import type { WordNode } from 'just-bash';
import type { Part, WordPart } from '../state/syntax.ts';

/** Words that one brace expansion may make. */
const most = 10_000;

/** `a{b,c}{1..2}` as the words it stands for. */
export function expandBraces(word: WordNode): readonly WordNode[] {
  const at = word.parts.findIndex(({ type }) => type === 'BraceExpansion');
  const part = word.parts[at];
  if (part?.type !== 'BraceExpansion') return [word];
  const before = word.parts.slice(0, at);
  const rest = expandBraces({ type: 'Word', parts: word.parts.slice(at + 1) });
  const words: WordNode[] = [];
  for (const choice of choicesOf(part))
    for (const each of rest)
      if (words.length < most) words.push({ type: 'Word', parts: [...before, ...choice, ...each.parts] });
  return words;
}

function choicesOf(part: Part<'BraceExpansion'>): readonly (readonly WordPart[])[] {
  return part.items.flatMap((item) => {
    if (item.type === 'Word') return expandBraces(item.word).map(({ parts }) => parts);
    return range(item).map((text): WordPart[] => [{ type: 'Literal', value: text }]);
  });
}

function range(item: Extract<Part<'BraceExpansion'>['items'][number], { type: 'Range' }>): readonly string[] {
  const letters = typeof item.start === 'string' && typeof item.end === 'string';
  const start = letters ? String(item.start).charCodeAt(0) : Number(item.start);
  const end = letters ? String(item.end).charCodeAt(0) : Number(item.end);
  const step = Math.max(1, Math.abs(item.step ?? 1)) * (start <= end ? 1 : -1);
  const padded = [item.startStr, item.endStr].some((text) => /^-?0\d/.test(text ?? ''));
  const width = padded ? Math.max(item.startStr?.length ?? 0, item.endStr?.length ?? 0) : 0;
  const count = Math.min(most, Math.floor((end - start) / step) + 1);
  return Array.from({ length: count }, (_, index) => {
    const value = start + index * step;
    if (letters) return String.fromCharCode(value);
    return `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(width - (value < 0 ? 1 : 0), '0')}`;
  });
}
