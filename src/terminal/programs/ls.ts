import type { Files } from '../files/hostFiles.ts';
import { root, type Owned } from '../files/owner.ts';
import type { Program, ProgramContext } from '../program.ts';
import { formatDate } from './formatDate.ts';
import { readOptions } from './options.ts';
import { absolute } from './readFile.ts';

interface Entry {
  readonly name: string;
  readonly stat: Awaited<ReturnType<Files['lstat']>> & Owned;
  readonly target: string | undefined;
}

/** `ls [-aAlh1drtFSR] [file …]`: in columns for a person, one to a line for a program. */
export const ls: Program = {
  name: 'ls',
  path: '/usr/bin/ls',
  async run(context) {
    const options = readOptions(context.args, 'aAlh1drtFSRinpGgoQ', {
      long: ['color', 'all', 'almost-all', 'human-readable', 'directory', 'reverse', 'recursive', 'full-time'],
    });
    const operands = options.operands.length === 0 ? ['.'] : options.operands;
    const found: Entry[] = [];
    const folders: string[] = [];
    let status = 0;
    for (const operand of operands) {
      const entry = await entryOf(context, operand, absolute(context, operand));
      if (entry === undefined) {
        status = 2;
        await context.stderr.write(`ls: cannot access '${operand}': No such file or directory\n`);
      } else if (!options.has('d', 'directory') && (await isFolder(context, operand))) folders.push(operand);
      else found.push(entry);
    }
    if (found.length > 0) await show(context, sorted(found, options), options);
    for (const [index, folder] of folders.entries()) {
      if (operands.length > 1 || options.has('R', 'recursive'))
        await context.stdout.write(`${index > 0 || found.length > 0 ? '\n' : ''}${folder}:\n`);
      await listFolder(context, folder, options);
    }
    return status;
  },
};

/** The options that ask for a line of details to each file. */
const long = ['l', 'full-time', 'g', 'o', 'n'] as const;

type Read = ReturnType<typeof readOptions>;

async function listFolder(context: ProgramContext, folder: string, options: Read): Promise<void> {
  const path = absolute(context, folder);
  const names = (await context.files.readdir(path)).filter(
    (name) => options.has('a', 'A', 'all', 'almost-all') || !name.startsWith('.'),
  );
  const all = options.has('a', 'all') ? ['.', '..', ...names] : names;
  const entries: Entry[] = [];
  for (const name of all) {
    const entry = await entryOf(context, name, context.files.resolvePath(path, name));
    if (entry !== undefined) entries.push(entry);
  }
  const ordered = sorted(entries, options);
  if (options.has(...long)) {
    const blocks = ordered.reduce((sum, { stat }) => sum + (stat.isDirectory ? 0 : Math.ceil(stat.size / 4096) * 4), 0);
    await context.stdout.write(`total ${blocks}\n`);
  }
  await show(context, ordered, options);
  if (!options.has('R', 'recursive')) return;
  for (const { name, stat } of ordered) {
    if (!stat.isDirectory || name === '.' || name === '..') continue;
    const inner = folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
    await context.stdout.write(`\n${inner}:\n`);
    await listFolder(context, inner, options);
  }
}

async function entryOf({ files }: ProgramContext, name: string, path: string): Promise<Entry | undefined> {
  const stat = await files.lstat(path).catch(() => undefined);
  if (stat === undefined) return undefined;
  return { name, stat, target: stat.isSymbolicLink ? await files.readlink(path) : undefined };
}

async function isFolder(context: ProgramContext, path: string): Promise<boolean> {
  return (await context.files.stat(absolute(context, path)).catch(() => undefined))?.isDirectory === true;
}

function sorted(entries: readonly Entry[], options: Read): readonly Entry[] {
  const time = ({ stat }: Entry) => stat.mtime.getTime();
  const compare = (a: Entry, b: Entry): number => {
    if (options.has('t') && time(a) !== time(b)) return time(b) - time(a);
    if (options.has('S') && a.stat.size !== b.stat.size) return b.stat.size - a.stat.size;
    return a.name < b.name ? -1 : 1;
  };
  const ordered = entries.toSorted(compare);
  return options.has('r', 'reverse') ? ordered.toReversed() : ordered;
}

async function show(context: ProgramContext, entries: readonly Entry[], options: Read): Promise<void> {
  const { stdout, terminal } = context;
  const colored = stdout.isTerminal;
  const label = (entry: Entry) => `${colored ? paint(entry) : entry.name}${options.has('F') ? suffix(entry) : ''}`;
  if (options.has(...long)) return longForm(context, entries, label, options);
  if (!stdout.isTerminal || options.has('1')) {
    await stdout.write(entries.map((entry) => `${label(entry)}\n`).join(''));
    return;
  }
  await stdout.write(
    inColumns(
      entries.map((entry) => ({
        text: label(entry),
        width: entry.name.length + (options.has('F') ? suffix(entry).length : 0),
      })),
      terminal?.columns ?? 80,
    ),
  );
}

function inColumns(cells: readonly { readonly text: string; readonly width: number }[], columns: number): string {
  if (cells.length === 0) return '';
  const width = cells.reduce((widest, cell) => Math.max(widest, cell.width), 0) + 2;
  const count = Math.max(1, Math.floor(columns / width));
  const rows = Math.ceil(cells.length / count);
  const lines: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const line = cells.filter((_, index) => index % rows === row);
    lines.push(
      line
        .map((cell, at) => (at === line.length - 1 ? cell.text : cell.text + ' '.repeat(width - cell.width)))
        .join(''),
    );
  }
  return `${lines.join('\n')}\n`;
}

function paint({ name, stat }: Entry): string {
  if (stat.isSymbolicLink) return `\u001B[01;36m${name}\u001B[0m`;
  if (stat.isDirectory) return `\u001B[01;34m${name}\u001B[0m`;
  return (stat.mode & 0o111) === 0 ? name : `\u001B[01;32m${name}\u001B[0m`;
}

function suffix({ stat }: Entry): string {
  if (stat.isSymbolicLink) return '@';
  if (stat.isDirectory) return '/';
  return (stat.mode & 0o111) === 0 ? '' : '*';
}

async function longForm(
  context: ProgramContext,
  entries: readonly Entry[],
  label: (entry: Entry) => string,
  options: Read,
): Promise<void> {
  const rows = entries.map((entry) => {
    const { stat, target } = entry;
    const size = stat.isDirectory ? 4096 : target === undefined ? stat.size : target.length;
    const zone = context.timeZone;
    const { user, group, uid, gid } = stat.owner ?? root;
    const recent = context.clock.now() - stat.mtime.getTime() < 182 * 86_400_000;
    return {
      mode: `${stat.isSymbolicLink ? 'l' : stat.isDirectory ? 'd' : '-'}${permissions(stat.isSymbolicLink ? 0o777 : stat.mode)}`,
      links: stat.isDirectory ? '2' : '1',
      user: options.has('n') ? String(uid) : user,
      group: options.has('n') ? String(gid) : group,
      size: options.has('h', 'human-readable') ? human(size) : String(size),
      when: formatDate(
        options.has('full-time') ? '%F %T.000000000 %z' : recent ? '%b %e %H:%M' : '%b %e  %Y',
        stat.mtime.getTime(),
        zone,
      ),
      name: target === undefined ? label(entry) : `${label(entry)} -> ${target}`,
    };
  });
  const widest = (of: 'size' | 'user' | 'group') => rows.reduce((width, row) => Math.max(width, row[of].length), 0);
  const [size, user, group] = [widest('size'), widest('user'), widest('group')];
  const lines = rows.map((row) => {
    const owner = [
      ...(options.has('g') ? [] : [row.user.padEnd(user)]),
      ...(options.has('o', 'G') ? [] : [row.group.padEnd(group)]),
    ];
    return `${[row.mode, row.links, ...owner, row.size.padStart(size), row.when, row.name].join(' ')}\n`;
  });
  await context.stdout.write(lines.join(''));
}

function permissions(mode: number): string {
  return Array.from('rwxrwxrwx', (letter, index) => ((mode >> (8 - index)) & 1 ? letter : '-')).join('');
}

function human(size: number): string {
  const units = ['', 'K', 'M', 'G'];
  let value = size;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit += 1) value /= 1024;
  const rounded = value < 10 && unit > 0 ? (Math.ceil(value * 10) / 10).toFixed(1) : String(Math.ceil(value));
  return `${rounded}${units[unit] ?? ''}`;
}
