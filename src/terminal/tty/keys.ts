/** What a key asks of the line editor. */
export type Key =
  | { readonly name: 'text'; readonly text: string }
  | {
      readonly name:
        | 'enter'
        | 'interrupt'
        | 'end-of-file'
        | 'backspace'
        | 'delete'
        | 'left'
        | 'right'
        | 'up'
        | 'down'
        | 'home'
        | 'end'
        | 'word-left'
        | 'word-right'
        | 'kill-end'
        | 'kill-start'
        | 'kill-word'
        | 'kill-word-right'
        | 'yank'
        | 'transpose'
        | 'clear'
        | 'complete'
        | 'search'
        | 'ignore';
    };

const controls: Readonly<Record<string, Key['name']>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\u0001': 'home',
  '\u0002': 'left',
  '\u0003': 'interrupt',
  '\u0004': 'end-of-file',
  '\u0005': 'end',
  '\u0006': 'right',
  '\b': 'backspace',
  '\t': 'complete',
  '\u000B': 'kill-end',
  '\u000C': 'clear',
  '\u000E': 'down',
  '\u0010': 'up',
  '\u0012': 'search',
  '\u0014': 'transpose',
  '\u0015': 'kill-start',
  '\u0017': 'kill-word',
  '\u0019': 'yank',
  '\u007F': 'backspace',
};

const sequences: Readonly<Record<string, Key['name']>> = {
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  '[H': 'home',
  '[F': 'end',
  OA: 'up',
  OB: 'down',
  OC: 'right',
  OD: 'left',
  OH: 'home',
  OF: 'end',
  '[1~': 'home',
  '[7~': 'home',
  '[4~': 'end',
  '[8~': 'end',
  '[3~': 'delete',
  '[1;5C': 'word-right',
  '[1;5D': 'word-left',
  '[1;3C': 'word-right',
  '[1;3D': 'word-left',
  f: 'word-right',
  b: 'word-left',
  d: 'kill-word-right',
  '\u007F': 'kill-word',
};

// A key quoted by Ctrl-V, escape sequences, control characters, and runs of anything else.
// oxlint-disable-next-line no-control-regex
const pieces = /\u0016(.)|\u001B(\[[0-9;?]*[ -/]*[@-~]|O[A-Z]|.)?|[\u0000-\u001F\u007F]|[^\u0000-\u001F\u007F]+/gs;

/** Reads what was typed as keys. Text that came at once, such as a paste, stays together up to a control character. */
export function readKeys(typed: string): readonly Key[] {
  return Array.from(typed.matchAll(pieces), ([piece, quoted, sequence]): Key => {
    if (quoted !== undefined) return { name: 'text', text: quoted };
    const name = sequence === undefined ? controls[piece] : (sequences[sequence] ?? 'ignore');
    if (name !== undefined && name !== 'text') return { name };
    return piece < ' ' ? { name: 'ignore' } : { name: 'text', text: piece };
  });
}
