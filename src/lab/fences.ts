/** A fenced part of a Markdown text. Lines count from 0. */
export interface Fence {
  /** The line of the opening fence. */
  readonly line: number;
  /** The line of the closing fence; the last line of the text when it was never closed. */
  readonly endLine: number;
  readonly closed: boolean;
  /** What follows the opening fence, trimmed, such as `bash {role=watch endless}`. */
  readonly info: string;
  /** The lines between the fences, joined with `\n`, with as much indentation removed as the opening fence has. */
  readonly content: string;
}

interface Opening {
  readonly line: number;
  readonly indent: number;
  readonly mark: string;
  readonly info: string;
}

const opening = /^( *)(`{3,}|~{3,})(.*)$/;
const listItem = /^( *(?:[-*+]|\d{1,9}[.)]) +)\S/;

/**
 * The fenced parts of a Markdown text, by CommonMark's rules: a fence closes with the same character at least as many
 * times, may be indented by up to three spaces (within a list item, three more than the item's text), and never closes
 * when the text ends first. Line ends may be `\n`, `\r\n` or `\r`. Fences inside quotations are not read.
 */
export function findFences(text: string): readonly Fence[] {
  const lines = splitLines(text);
  const fences: Fence[] = [];
  let itemIndent = 0;
  for (let line = 0; line < lines.length; line++) {
    const source = lines[line] ?? '';
    itemIndent = indentOfItem(source, itemIndent);
    const start = openingAt(source, line, itemIndent);
    if (start === undefined) continue;
    const fence = readFence(lines, start);
    fences.push(fence);
    line = fence.endLine;
  }
  return fences;
}

/** The lines of a text, whatever ends them. */
export function splitLines(text: string): readonly string[] {
  return (text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text).split('\n');
}

/** How far the text of the open list item is indented: 0 when a line at the margin has ended the list. */
function indentOfItem(source: string, before: number): number {
  const item = listItem.exec(source);
  if (item?.[1] !== undefined && item[1].search(/\S/) < before + 4) return item[1].length;
  return /^\S/.test(source) ? 0 : before;
}

function openingAt(source: string, line: number, itemIndent: number): Opening | undefined {
  // Nearly every line is none, so the cheap look comes first.
  if (!source.includes('```') && !source.includes('~~~')) return undefined;
  const match = opening.exec(source);
  const [, spaces, mark, info] = match ?? [];
  if (spaces === undefined || mark === undefined || info === undefined) return undefined;
  if (spaces.length > itemIndent + 3) return undefined;
  // A backtick after backticks is inline code, not a fence.
  if (mark.startsWith('`') && info.includes('`')) return undefined;
  return { line, indent: spaces.length, mark, info: info.trim() };
}

function readFence(lines: readonly string[], start: Opening): Fence {
  const content: string[] = [];
  for (let line = start.line + 1; line < lines.length; line++) {
    const source = lines[line] ?? '';
    if (closes(source, start))
      return { line: start.line, endLine: line, closed: true, info: start.info, content: content.join('\n') };
    content.push(withoutIndent(source, start.indent));
  }
  const endLine = lines.length - 1;
  return { line: start.line, endLine, closed: false, info: start.info, content: content.join('\n') };
}

function closes(source: string, start: Opening): boolean {
  const text = source.trim();
  if (text.length < start.mark.length || source.search(/\S/) > start.indent + 3) return false;
  const [character] = start.mark;
  return text === (character ?? '').repeat(text.length);
}

function withoutIndent(source: string, indent: number): string {
  let spaces = 0;
  while (spaces < indent && source[spaces] === ' ') spaces++;
  return source.slice(spaces);
}
