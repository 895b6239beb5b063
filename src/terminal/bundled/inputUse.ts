/** How a program that reads its input is called: operands before any file, and the letters that take a value. */
interface Usage {
  readonly before: number;
  readonly values: string;
  /** Letters with which the first operands are files too, as `-e` of `grep`. */
  readonly instead?: string;
}

const filter: Usage = { before: 0, values: '' };
const grep: Usage = { before: 1, values: 'ABCefm', instead: 'ef' };

const usages: Readonly<Record<string, Usage | undefined>> = {
  awk: { before: 1, values: 'Fvf', instead: 'f' },
  base64: { before: 0, values: 'w' },
  column: { before: 0, values: 'cos' },
  cut: { before: 0, values: 'bcdf' },
  egrep: grep,
  expand: { before: 0, values: 't' },
  fgrep: grep,
  fold: { before: 0, values: 'w' },
  grep,
  gunzip: filter,
  gzip: filter,
  jq: { before: 1, values: '' },
  md5sum: filter,
  nl: { before: 0, values: 'bhfivnws' },
  od: { before: 0, values: 'AtNjw' },
  paste: { before: 0, values: 'd' },
  rev: filter,
  sed: { before: 1, values: 'ef', instead: 'ef' },
  sha1sum: filter,
  sha256sum: filter,
  sort: { before: 0, values: 'kotTS' },
  split: { before: 0, values: 'abCln' },
  strings: { before: 0, values: 'nt' },
  tac: { before: 0, values: 's' },
  unexpand: { before: 0, values: 't' },
  uniq: { before: 0, values: 'fsw' },
  wc: filter,
  zcat: filter,
};

/** Whether a program reads its standard input: if not, it must not wait for it, nor take it from a loop around it. */
export function readsInput(name: string, args: readonly string[]): boolean {
  if (name === 'tr') return true;
  if (name === 'comm' || name === 'diff' || name === 'join') return args.includes('-');
  const usage = usages[name];
  if (usage === undefined) return false;
  if (name === 'jq' && args.some((arg) => arg === '-n' || arg === '--null-input')) return false;
  if (name.endsWith('grep') && args.some((arg) => /^-[a-zA-Z]*[rR]/.test(arg))) return false;
  const { operands, instead } = operandsOf(name, args, usage);
  const files = operands.slice(instead ? 0 : usage.before);
  return files.length === 0 || files.includes('-');
}

function operandsOf(
  name: string,
  args: readonly string[],
  usage: Usage,
): { readonly operands: readonly string[]; readonly instead: boolean } {
  const operands: string[] = [];
  let instead = false;
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') operands.push(...rest.splice(0));
    else if (name === 'jq' && /^--(?:slurp|raw)file$/.test(arg)) rest.splice(0, 2);
    else if (name === 'jq' && /^--(?:arg|argjson)$/.test(arg)) rest.splice(0, 2);
    else if (/^-[^-]/.test(arg)) {
      const letters = arg.slice(1);
      const at = Array.from(letters).findIndex((letter) => usage.values.includes(letter));
      if (at < 0) continue;
      if (usage.instead?.includes(letters[at] ?? '-') === true) instead = true;
      if (at === letters.length - 1) rest.shift();
    } else if (!arg.startsWith('--')) operands.push(arg);
  }
  return { operands, instead };
}

/** Whether the output for some lines does not depend on those before: it can then be shown while more are awaited. */
export function worksLineByLine(name: string, args: readonly string[]): boolean {
  const flags = args.filter((arg) => arg.startsWith('-')).join(' ');
  switch (name) {
    case 'grep':
    case 'egrep':
    case 'fgrep':
      return !/-[a-zA-Z]*[cnmABCqlLbz]|--(?:count|line|max|after|before|context|quiet|files)/.test(flags);
    case 'cut':
    case 'rev':
    case 'tr':
    case 'expand':
    case 'unexpand':
    case 'fold':
      return true;
    case 'jq':
      return (
        !/-[a-zA-Z]*[snR]|--(?:slurp|raw-input|null-input|seq|stream)/.test(flags) && !args.join(' ').includes('input')
      );
    case 'sed':
      // Only substitutions and patterns: no line numbers, no hold space, no loops.
      return args.every(
        (arg) => arg.startsWith('-') || /^(?:s(.)(?:(?!\1).)*\1(?:(?!\1).)*\1[gipI]*|\/[^/]*\/[dp]);?$/.test(arg),
      );
    case 'awk':
      return !/BEGIN|END|\bN[RF]\b\s*[=!<>%]|\bNR\b|getline|\bFNR\b|[^=!<>]=[^=~]|\+\+|--/.test(args.join(' '));
    default:
      return false;
  }
}
