import type { CommandLine, Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import type { GlobalFlag } from '../globalFlags.ts';
import { selectionFlags } from '../resources/visit.ts';

/** Flags of `kubectl get`. */
export const getFlags = {
  ...selectionFlags,
  'allow-missing-template-keys': { kind: 'switch' },
  'ignore-not-found': { kind: 'switch' },
  'label-columns': { kind: 'list', short: 'L' },
  'no-headers': { kind: 'switch' },
  output: { kind: 'text', short: 'o' },
  'output-watch-events': { kind: 'switch' },
  raw: { kind: 'text' },
  'server-print': { kind: 'switch' },
  'show-kind': { kind: 'switch' },
  'show-labels': { kind: 'switch' },
  'show-managed-fields': { kind: 'switch' },
  'sort-by': { kind: 'text' },
  subresource: { kind: 'text' },
  template: { kind: 'text' },
  watch: { kind: 'switch', short: 'w' },
  'watch-only': { kind: 'switch' },
} as const satisfies Readonly<Record<string, Flag>>;

export type GetLine = CommandLine<keyof typeof getFlags | GlobalFlag>;

/** Whether the output is a table of the server's making. */
export function isTable(line: GetLine): boolean {
  return ['', 'wide'].includes(line.text('output') ?? '') && line.text('template') === undefined;
}

/** `-L a,b -L c`. */
export function labelColumns(line: GetLine): readonly string[] {
  return line.list('label-columns').flatMap((each) => each.split(','));
}

/** How many objects to ask for at once. */
export function chunkOf(line: GetLine): number | undefined {
  const text = line.text('chunk-size');
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text))
    throw new ToolError(
      `Error: invalid argument "${text}" for "--chunk-size" flag: strconv.ParseInt: parsing "${text}": invalid syntax\nSee 'kubectl get --help' for usage.`,
    );
  return Number(text);
}
