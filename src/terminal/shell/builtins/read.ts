import { sleep } from '../../../base/abort.ts';
import { Input } from '../../streams/input.ts';
import { ShellError } from '../run/controlFlow.ts';
import type { Run } from '../run/run.ts';
import type { Shell } from '../shell.ts';
import type { Builtin } from './builtin.ts';

interface Options {
  raw: boolean;
  array: string | undefined;
  prompt: string | undefined;
  delimiter: string;
  seconds: number | undefined;
  count: number | undefined;
  fd: number;
  names: string[];
}

/** `read [-rs] [-a array] [-d char] [-n count] [-p prompt] [-t seconds] [-u fd] [name …]`: one line into variables. */
export const read: Builtin = async (shell, args, run) => {
  const options = parse(args);
  const input = run.io.get(options.fd);
  if (!(input instanceof Input)) throw new ShellError(`${options.fd}: invalid file descriptor: Bad file descriptor`);
  if (options.prompt !== undefined && input.isTerminal) await run.io.stderr.write(options.prompt);
  const line = await lineOf(shell, input, options, run);
  if (line === 'late') return 142;
  const ended = line === undefined || !line.endsWith(options.delimiter);
  const text = line === undefined ? '' : ended ? line : line.slice(0, -options.delimiter.length);
  store(shell, options, text.slice(0, options.count));
  return ended && options.count === undefined ? 1 : 0;
};

function parse(args: readonly string[]): Options {
  const options: Options = {
    raw: false,
    array: undefined,
    prompt: undefined,
    delimiter: '\n',
    seconds: undefined,
    count: undefined,
    fd: 0,
    names: [],
  };
  const rest = [...args];
  while (/^-[a-zA-Z]/.test(rest[0] ?? '')) {
    const flags = (rest.shift() ?? '').slice(1);
    for (let at = 0; at < flags.length; at += 1) {
      const flag = flags[at] ?? '';
      if ('rse'.includes(flag)) {
        if (flag === 'r') options.raw = true;
        continue;
      }
      const value = flags.slice(at + 1) || (rest.shift() ?? '');
      if (flag === 'a') options.array = value;
      else if (flag === 'p') options.prompt = value;
      else if (flag === 'd') options.delimiter = value.charAt(0) || '\0';
      else if (flag === 't') options.seconds = Number(value);
      else if (flag === 'n' || flag === 'N') options.count = Number(value);
      else if (flag === 'u') options.fd = Number(value);
      else throw new ShellError(`-${flag}: invalid option`, 2);
      break;
    }
  }
  if (rest[0] === '--') rest.shift();
  options.names = rest;
  return options;
}

async function lineOf(shell: Shell, input: Input, options: Options, run: Run): Promise<string | undefined> {
  const timeout = new AbortController();
  const signal = AbortSignal.any([run.signal, timeout.signal]);
  const read = async (): Promise<string | undefined> => {
    let line = await input.readLine(signal, options.delimiter);
    // A backslash at the end of a line goes on with the next one.
    while (!options.raw && line !== undefined && /(?:^|[^\\])(?:\\\\)*\\\n$/.test(line))
      line = line.slice(0, -2) + ((await input.readLine(signal, options.delimiter)) ?? '');
    return line;
  };
  if (options.seconds === undefined) return read();
  void sleep(shell.machine.clock, options.seconds * 1000, run.signal).then(
    () => timeout.abort(new DOMException('late', 'AbortError')),
    () => undefined,
  );
  return read().catch((error: unknown) => {
    if (timeout.signal.aborted && !run.signal.aborted) return 'late';
    throw error;
  });
}

function store(shell: Shell, { raw, names, array }: Options, text: string): void {
  const separators = shell.state.variables.text('IFS') ?? ' \t\n';
  const plain = (word: string) => (raw ? word : word.replace(/\\(.)/gs, '$1'));
  if (array !== undefined) {
    const words = split(text, separators, Infinity);
    shell.state.variables.setValue(array, { kind: 'list', items: new Map(words.map((word, at) => [at, plain(word)])) });
    return;
  }
  if (names.length === 0) return shell.assign('REPLY', plain(text));
  const words = split(text, separators, names.length);
  for (const [index, name] of names.entries()) shell.assign(name, plain(words[index] ?? ''));
}

/** At most so many words; the last one has the rest of the line. */
function split(text: string, separators: string, most: number): string[] {
  const blank = Array.from(separators)
    .filter((each) => /\s/.test(each))
    .join('');
  const trim = (from: string) => {
    let start = 0;
    let end = from.length;
    while (start < end && blank.includes(from[start] ?? '')) start += 1;
    while (end > start && blank.includes(from[end - 1] ?? '')) end -= 1;
    return from.slice(start, end);
  };
  const words: string[] = [];
  let rest = trim(text);
  while (rest !== '' && words.length < most - 1) {
    let end = 0;
    while (end < rest.length && !separators.includes(rest[end] ?? '')) end += 1;
    words.push(rest.slice(0, end));
    let next = end;
    while (blank.includes(rest[next] ?? '-')) next += 1;
    if (next < rest.length && !blank.includes(rest[next] ?? '') && separators.includes(rest[next] ?? '')) next += 1;
    while (next < rest.length && blank.includes(rest[next] ?? '')) next += 1;
    rest = rest.slice(next);
  }
  if (rest !== '') words.push(rest);
  return words;
}
