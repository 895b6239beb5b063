/** Words with which a command can begin that are no program: parts of the shell's grammar, and what it has built in. */
const shellWords: ReadonlySet<string> = new Set(
  (
    '{ } ( ) ! if then elif else fi for while until do done case esac in function select time ' +
    '[ [[ : . alias bg break cd command complete continue declare echo eval exec exit export false fg getopts hash help ' +
    'history jobs kill let local printf pwd read readonly return set shift shopt source test times trap true type ulimit ' +
    'umask unalias unset wait'
  ).split(' '),
);

/** Programs that run the program named after them. */
const wrappers: ReadonlySet<string> = new Set(['sudo', 'exec', 'command', 'nohup', 'time']);

/**
 * The programs a command starts on this machine, each once, in order: `kubectl get pods | grep Pending` → kubectl, grep.
 * Reads simple shell text: pipes, lists, loops, assignments, `$(…)`, heredocs, quotations. What ssh or `kubectl exec` start
 * elsewhere does not count.
 */
export function toolsNeeded(command: string): readonly string[] {
  const tools = new Set<string>();
  for (const simple of simpleCommands(withoutQuotations(withoutHeredocs(command)))) {
    const tool = firstProgram(simple);
    if (tool !== undefined) tools.add(tool);
  }
  return [...tools];
}

/** The needed programs that the caller does not find on its PATH. */
export function missingTools(command: string, isThere: (tool: string) => boolean): readonly string[] {
  return toolsNeeded(command).filter((tool) => !isThere(tool));
}

function firstProgram(simple: string): string | undefined {
  for (const word of simple.split(/\s+/)) {
    if (word === '' || /^\w+=/.test(word) || /^\d*[<>]/.test(word)) continue;
    // `command -v tool` asks whether it is there.
    if (word.startsWith('-')) return undefined;
    if (wrappers.has(word) || isKeyword(word)) continue;
    return /^[\w./+-]+$/.test(word) && !shellWords.has(word) ? word : undefined;
  }
  return undefined;
}

/** Words after which another command begins on the same line. */
function isKeyword(word: string): boolean {
  return ['{', '!', 'if', 'then', 'elif', 'else', 'while', 'until', 'do'].includes(word);
}

function simpleCommands(text: string): readonly string[] {
  return text
    .replaceAll(/\\\n/g, ' ')
    .replaceAll(/\d*[<>]&\d|&>/g, '>')
    .split(/\$\(|`|\|\||&&|[|;&\n()]/);
}

/** Text in quotation marks is arguments, except for the commands substituted inside double ones; sums are numbers. */
function withoutQuotations(text: string): string {
  return text
    .replaceAll(/\$\(\(.*?\)\)/g, '0')
    .replaceAll(/'[^']*'/g, "''")
    .replaceAll(/"(?:[^"\\]|\\.)*"/gs, (quoted) => [...quoted.matchAll(/\$\([^)]*\)/g)].join(' '));
}

/** The lines of a heredoc are input of the command before it. */
function withoutHeredocs(command: string): string {
  const kept: string[] = [];
  let end: string | undefined;
  for (const line of command.split('\n')) {
    if (end !== undefined) {
      if (line.trim() === end) end = undefined;
      continue;
    }
    kept.push(line);
    end = /<<-?\s*(['"]?)(\w+)\1/.exec(line)?.[2];
  }
  return kept.join('\n');
}
