import { parse, type ScriptNode } from 'just-bash';

/** The script as a tree. Throws `SyntaxProblem`. */
export function parseScript(source: string): ScriptNode {
  let script: ScriptNode;
  try {
    script = parse(source);
  } catch (error) {
    throw new SyntaxProblem(messageOf(error, source));
  }
  // The parser leaves some errors to be met on the way; a line with one in it is not begun.
  const bad = script.statements.find(({ deferredError }) => deferredError !== undefined);
  if (bad?.deferredError === undefined) return script;
  const line = source.split('\n')[(bad.line ?? 1) - 1] ?? source;
  throw new SyntaxProblem(`${bad.deferredError.message}\n\`${line}'`);
}

/** The script cannot be read. `message` is in bash's words, without the shell's name. */
export class SyntaxProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SyntaxProblem';
  }
}

/** True if the text is the beginning of something that more lines would complete: an open quote, loop or here-document. */
export function isUnfinished(source: string): boolean {
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(source)) return true;
  try {
    const script = parse(source);
    if (hasOpenHereDocument(script)) return true;
    // A trailing `|` or `&&` takes the next command into the same statement.
    return parse(`${source}\n:`).statements.length <= script.statements.length && script.statements.length > 0;
  } catch (error) {
    return endsEarly(error);
  }
}

function endsEarly(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const token =
    'token' in error ? (error.token as { type?: string; heredocTerminated?: boolean } | undefined) : undefined;
  const hereDocumentIsOpen = token?.type === 'HEREDOC_CONTENT' && token.heredocTerminated === false;
  return (
    hereDocumentIsOpen || token?.type === 'EOF' || error.message.includes('unexpected EOF while looking for matching')
  );
}

function hasOpenHereDocument(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if ('terminated' in node && node.terminated === false) return true;
  return Object.values(node).some(hasOpenHereDocument);
}

function messageOf(error: unknown, source: string): string {
  const text =
    error instanceof Error ? error.message.replace(/^(?:Parse error at \d+:\d+|line \d+): /, '') : String(error);
  const got = /^Expected \w+, got \w+/.test(text) ? unexpectedToken(error) : undefined;
  const shown =
    got ??
    text.replace(
      /^syntax error near unexpected token `fi'$/,
      endsEarly(error) ? 'syntax error: unexpected end of file' : '$&',
    );
  const line = source.split('\n')[lineOf(error) - 1] ?? source;
  return shown.startsWith('syntax error near') ? `${shown}\n\`${line}'` : shown;
}

function unexpectedToken(error: unknown): string {
  const token = (error as { token?: { type?: string; value?: string } }).token;
  if (token?.type === 'EOF') return 'syntax error: unexpected end of file';
  const value = token?.type === 'NEWLINE' ? 'newline' : (token?.value ?? '');
  return `syntax error near unexpected token \`${value}'`;
}

function lineOf(error: unknown): number {
  return (error as { line?: number }).line ?? 1;
}
