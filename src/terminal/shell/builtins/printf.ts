import { quoteIfNeeded } from '../expand/quote.ts';
import { unescape } from '../expand/escapes.ts';
import { ShellError } from '../run/controlFlow.ts';
import type { Shell } from '../shell.ts';
import type { Run } from '../run/run.ts';
import type { Builtin } from './builtin.ts';

const directive = /%([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+)?)?(?:h|l|L|q|j|z|t)*(\([^)]*\)T|[diouxXfFeEgGcsbq%])/g;

/** `printf [-v name] format [argument …]`: the format is used again as long as there are arguments. */
export const printf: Builtin = async (shell, args, run) => {
  const variable = args[0] === '-v' ? args[1] : undefined;
  const [format, ...values] = args
    .slice(variable === undefined ? 0 : 2)
    .filter((arg, index) => index > 0 || arg !== '--');
  if (format === undefined) throw new ShellError('usage: printf [-v var] format [arguments]', 2);
  const rest = [...values];
  const state = { status: 0, ended: false };
  let output = '';
  do {
    const before = rest.length;
    output += await once(shell, format, rest, run, state);
    if (rest.length === before) break;
  } while (rest.length > 0 && !state.ended);
  if (variable === undefined) await run.io.stdout.write(output);
  else shell.assign(variable, output);
  return state.status;
};

async function once(
  shell: Shell,
  format: string,
  values: string[],
  run: Run,
  state: { status: number; ended: boolean },
): Promise<string> {
  let output = '';
  let from = 0;
  for (const found of format.matchAll(directive)) {
    const [whole, flags = '', width, precision, kind = ''] = found;
    output += unescape(format.slice(from, found.index)).text;
    from = found.index + whole.length;
    if (kind === '%') {
      output += '%';
      continue;
    }
    const size = width === '*' ? Number(values.shift() ?? 0) : Number(width ?? 0);
    const digits =
      precision === '*' ? Number(values.shift() ?? 0) : precision === undefined ? undefined : Number(precision);
    const value = values.shift();
    const text = await convert(shell, kind, value, flags, digits, run, state);
    output += pad(text, size, flags, /[diouxXfFeEgG]/.test(kind));
    if (state.ended) return output;
  }
  const tail = unescape(format.slice(from));
  if (tail.ended) state.ended = true;
  return output + tail.text;
}

async function convert(
  shell: Shell,
  kind: string,
  value: string | undefined,
  flags: string,
  precision: number | undefined,
  run: Run,
  state: { status: number; ended: boolean },
): Promise<string> {
  if (kind.endsWith('T')) return strftime(kind.slice(1, -2), value, shell.machine.clock.now());
  switch (kind) {
    case 's':
      return (value ?? '').slice(0, precision);
    case 'q':
      return value === undefined || value === '' ? "''" : quoteIfNeeded(value);
    case 'b': {
      const { text, ended } = unescape(value ?? '', { leadingZero: true });
      state.ended = ended;
      return text;
    }
    case 'c':
      return (value ?? '').slice(0, 1);
    case 'd':
    case 'i':
    case 'o':
    case 'u':
    case 'x':
    case 'X':
      return integer(await numberOf(shell, value, run, state), kind, flags, precision);
    default:
      return float(Number(value ?? 0), kind, flags, precision ?? 6);
  }
}

async function numberOf(shell: Shell, value: string | undefined, run: Run, state: { status: number }): Promise<bigint> {
  if (value === undefined || value === '') return 0n;
  if (/^['"]/.test(value)) return BigInt(value.codePointAt(1) ?? 0);
  if (/^[+-]?(?:0[xX][\da-fA-F]+|\d+)$/.test(value)) return shell.arithmetic(value, run);
  state.status = 1;
  await shell.tell(`printf: ${value}: invalid number`, run);
  return BigInt(/^[+-]?\d+/.exec(value)?.[0] ?? 0);
}

function integer(value: bigint, kind: string, flags: string, precision: number | undefined): string {
  const unsigned = 'ouxX'.includes(kind) && value < 0n ? BigInt.asUintN(64, value) : value;
  const base = { o: 8, x: 16, X: 16 }[kind] ?? 10;
  const digits = (unsigned < 0n ? -unsigned : unsigned).toString(base).padStart(precision ?? 0, '0');
  const sign = unsigned < 0n ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const prefix = flags.includes('#') && base === 16 ? '0x' : flags.includes('#') && base === 8 ? '0' : '';
  const text = `${sign}${prefix}${digits}`;
  return kind === 'X' ? text.toUpperCase() : text;
}

function float(value: number, kind: string, flags: string, precision: number): string {
  const lower = kind.toLowerCase();
  const exponent = (text: string) => text.replace(/e([+-])(\d)$/, 'e$10$2');
  const text =
    lower === 'f'
      ? value.toFixed(precision)
      : lower === 'e'
        ? exponent(value.toExponential(precision))
        : exponent(String(Number(value.toPrecision(precision || 1))));
  const signed = value >= 0 && flags.includes('+') ? `+${text}` : text;
  return kind === lower ? signed : signed.toUpperCase();
}

function pad(text: string, width: number, flags: string, numeric: boolean): string {
  const size = Math.abs(width);
  if (flags.includes('-') || width < 0) return text.padEnd(size);
  if (!flags.includes('0') || !numeric) return text.padStart(size);
  const [, sign = '', digits = ''] = /^([+-]?(?:0x)?)(.*)$/.exec(text) ?? [];
  return sign + digits.padStart(size - sign.length, '0');
}

function strftime(format: string, value: string | undefined, now: number): string {
  const at = new Date(value === undefined || value === '-1' ? now : Number(value) * 1000);
  const iso = at.toISOString();
  const parts: Readonly<Record<string, string>> = {
    Y: iso.slice(0, 4),
    m: iso.slice(5, 7),
    d: iso.slice(8, 10),
    H: iso.slice(11, 13),
    M: iso.slice(14, 16),
    S: iso.slice(17, 19),
    F: iso.slice(0, 10),
    T: iso.slice(11, 19),
    s: String(Math.floor(at.getTime() / 1000)),
  };
  return format.replace(/%(\w)/g, (whole, letter: string) => parts[letter] ?? whole);
}
