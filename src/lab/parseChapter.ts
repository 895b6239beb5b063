import type { TerminalRole } from '../ports/terminals.ts';
import { parseInfo, type FenceInfo } from './attributes.ts';
import { findFences, splitLines, type Fence } from './fences.ts';
import { defaultRole, roleNamed } from './roles.ts';

/** A block of commands a person can run. Lines count from 0. */
export interface CommandBlock {
  /** Tells the blocks of one text apart, and stays the same while the text around it is edited. */
  readonly key: string;
  /** The line of the opening fence. */
  readonly line: number;
  /** The line of the closing fence, or the last line of the text. */
  readonly endLine: number;
  readonly command: string;
  readonly role: TerminalRole;
  /** Runs until someone stops it. */
  readonly endless: boolean;
  /** Takes something away: a person is asked before it runs. */
  readonly destructive: boolean;
  /** Tools beyond `aws` and `kubectl`. */
  readonly needs: readonly string[];
  /** What the chapter says the command prints; names, ages and addresses differ from run to run. */
  readonly expected: string | undefined;
}

export interface ChapterProblem {
  readonly line: number;
  readonly kind:
    | 'unclosed-fence'
    | 'unknown-attribute'
    | 'unknown-role'
    | 'malformed-info'
    | 'expected-without-command';
  /** The word that is wrong, where there is one. */
  readonly detail: string;
}

export interface Chapter {
  /** The text of the first heading; empty when there is none. */
  readonly title: string;
  readonly blocks: readonly CommandBlock[];
  readonly problems: readonly ChapterProblem[];
}

/** Languages whose blocks are commands for a terminal. */
const shellLanguages: ReadonlySet<string> = new Set(['bash', 'sh', 'shell', 'zsh']);
const commandAttributes: ReadonlySet<string> = new Set(['role', 'endless', 'destructive', 'needs']);
const outputAttributes: ReadonlySet<string> = new Set(['expected']);

/**
 * Reads the command blocks of a Markdown text. Anything odd is reported as a problem and never thrown: the text may be
 * half typed. A block that was never closed is no block, since nobody can tell where its commands end.
 */
export function parseChapter(text: string): Chapter {
  const blocks: CommandBlock[] = [];
  const problems: ChapterProblem[] = [];
  const seen = new Map<string, number>();
  const fences = findFences(text);
  for (const fence of fences) {
    const info = parseInfo(fence.info);
    if (!fence.closed) problems.push({ line: fence.line, kind: 'unclosed-fence', detail: info.language });
    if (shellLanguages.has(info.language)) {
      problems.push(...attributeProblems(fence, info, commandAttributes));
      if (fence.closed && fence.content.trim() !== '') blocks.push(commandBlock(fence, info, seen));
    } else if (info.attributes.has('expected')) {
      problems.push(...attributeProblems(fence, info, outputAttributes));
      const last = blocks.at(-1);
      if (last === undefined || last.expected !== undefined)
        problems.push({ line: fence.line, kind: 'expected-without-command', detail: '' });
      else blocks[blocks.length - 1] = { ...last, expected: fence.content };
    }
  }
  return { title: titleOf(text, fences), blocks, problems };
}

function commandBlock(fence: Fence, info: FenceInfo, seen: Map<string, number>): CommandBlock {
  const earlier = seen.get(fence.content) ?? 0;
  seen.set(fence.content, earlier + 1);
  const { attributes } = info;
  return {
    key: `${earlier}:${fence.content}`,
    line: fence.line,
    endLine: fence.endLine,
    command: fence.content,
    role: roleNamed(attributes.get('role') ?? defaultRole) ?? defaultRole,
    endless: attributes.has('endless'),
    destructive: attributes.has('destructive'),
    needs: (attributes.get('needs') ?? '').split(/[|,]/).filter((tool) => tool !== ''),
    expected: undefined,
  };
}

function attributeProblems(fence: Fence, info: FenceInfo, known: ReadonlySet<string>): readonly ChapterProblem[] {
  const problems: ChapterProblem[] = [];
  const { line } = fence;
  for (const [name, value] of info.attributes) {
    if (!known.has(name)) problems.push({ line, kind: 'unknown-attribute', detail: name });
    else if (name === 'role' && roleNamed(value) === undefined)
      problems.push({ line, kind: 'unknown-role', detail: value });
  }
  if (info.rest !== '') problems.push({ line, kind: 'malformed-info', detail: info.rest });
  return problems;
}

/** The first heading outside any fence. */
function titleOf(text: string, fences: readonly Fence[]): string {
  const lines = splitLines(text);
  let next = 0;
  for (let line = 0; line < lines.length; line++) {
    const fence = fences[next];
    if (fence?.line === line) {
      line = fence.endLine;
      next++;
      continue;
    }
    const source = lines[line] ?? '';
    if (/^# +\S/.test(source)) return source.slice(1).trim();
  }
  return '';
}
