import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Preset, ShellKind } from './seedWorld.ts';

/** What is asked of a command: that it is run and what it shows, or why it is not run. */
export interface Asked {
  /** As typed; the seed's own line where it is left out. */
  readonly typed?: string;
  /** Why another command is typed than the seed's. */
  readonly because?: string;
  /** The output, compared line by line but for ages, random ids and spaces. */
  readonly printed?: string;
  /** Lines of the output may come in any order: they are sorted by random names. */
  readonly anyOrder?: boolean;
  /** Which of its node's addresses a pod has is not compared. */
  readonly podAddresses?: boolean;
  /** Regular expressions of which each must match somewhere in the output, over lines. */
  readonly shows?: readonly string[];
  /** The same, of which none may match. */
  readonly hides?: readonly string[];
  /** The command does not end: it is stopped by Ctrl-C when it has shown this. */
  readonly until?: string;
  /** Typed in the terminal `work` while it runs. */
  readonly meanwhile?: string;
  /** Asked again until it shows what it should: the world needs a moment. */
  readonly eventually?: boolean;
  /** Why it cannot be run or shown; the line then counts as left out. */
  readonly reason?: string;
}

/** A command line of the seed. */
export interface SeedLine extends Asked {
  /** Where it is in the seed. Lines that the seed leaves to the reader have the number of the line that shows they are needed. */
  readonly line: number;
  readonly chapter: number;
  readonly command: string;
  /** Which terminal it is typed in. */
  readonly terminal?: string;
  /** What is asked on the preset *today*; the same without the printed output where it is left out. */
  readonly today?: Asked;
  /** What is asked in the Lab Shell, where that differs. */
  readonly labShell?: Asked;
}

const file = path.join(import.meta.dirname, 'commands.yaml');

/** The seed's commands in its order. */
export const seedLines = parse(readFileSync(file, 'utf8')) as readonly SeedLine[];

/** What is asked of a line on a preset, in a shell. Today's answer is never compared with what the seed printed. */
export function askedOn(preset: Preset, line: SeedLine, shell: ShellKind): SeedLine {
  if (shell === 'labShell') return { ...line, ...line.labShell };
  if (preset === '2023') return line;
  const { printed: _printed, reason, today, ...asked } = line;
  if (today === undefined) return reason === undefined ? asked : { ...asked, reason };
  const { because: _because, ...plain } = asked;
  return { ...(today.typed === undefined ? asked : plain), ...today };
}
