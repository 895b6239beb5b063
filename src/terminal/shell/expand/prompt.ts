import type { Shell } from '../shell.ts';

/** A prompt with its backslash escapes read. `\[` and `\]` become marks that the line editor takes out again. */
export function promptText(shell: Shell, text: string): string {
  return text.replace(/\\(?:([0-7]{3})|(D\{[^}]*\})|(.))/gs, (whole, octal?: string, date?: string, letter = '') => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (date !== undefined) return new Date(shell.machine.clock.now()).toISOString().slice(0, 19);
    return escapes[letter]?.(shell) ?? whole;
  });
}

/** Around text that takes no room on the screen. */
export const invisibleStart = '\u0001';
export const invisibleEnd = '\u0002';

const time = ({ machine }: Shell) => new Date(machine.clock.now()).toISOString().slice(11, 19);

const escapes: Readonly<Record<string, (shell: Shell) => string>> = {
  u: ({ state }) => state.account.name,
  h: ({ machine }) => machine.hostname.split('.')[0] ?? '',
  H: ({ machine }) => machine.hostname,
  w: (shell) => tilde(shell),
  W: (shell) => (tilde(shell) === '~' ? '~' : (shell.state.cwd.split('/').at(-1) ?? '') || '/'),
  $: ({ state }) => (state.account.uid === 0 ? '#' : '$'),
  s: ({ machine }) => machine.dialect.name,
  v: ({ machine }) => machine.dialect.version.split('.').slice(0, 2).join('.'),
  V: ({ machine }) => machine.dialect.version,
  t: time,
  A: (shell) => time(shell).slice(0, 5),
  d: ({ machine }) => new Date(machine.clock.now()).toUTCString().replace(/^(\w+), (\d+) (\w+).*$/, '$1 $3 $2'),
  n: () => '\n',
  r: () => '\r',
  e: () => '\u001B',
  a: () => '\u0007',
  j: ({ state }) => String(state.jobs.all.length),
  '!': ({ state }) => String(state.history.length + 1),
  '#': ({ state }) => String(state.history.length + 1),
  '[': () => invisibleStart,
  ']': () => invisibleEnd,
  '\\': () => '\\',
};

function tilde({ state }: Shell): string {
  const home = state.variables.text('HOME') ?? state.account.home;
  if (state.cwd === home) return '~';
  return home !== '/' && state.cwd.startsWith(`${home}/`) ? `~${state.cwd.slice(home.length)}` : state.cwd;
}
