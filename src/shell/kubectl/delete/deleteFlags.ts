import type { CommandLine, Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import { durationFlag, integerFlag } from '../flagValues.ts';

/** Flags about how objects are deleted. */
export const deleteFlags = {
  /** It may stand without a value. */
  cascade: { kind: 'switch' },
  force: { kind: 'switch' },
  'grace-period': { kind: 'text' },
  'ignore-not-found': { kind: 'switch' },
  now: { kind: 'switch' },
  timeout: { kind: 'text' },
  wait: { kind: 'switch' },
} as const satisfies Readonly<Record<string, Flag>>;

export interface DeleteOptions {
  readonly propagation: 'Background' | 'Orphan' | 'Foreground';
  /** Seconds; undefined leaves it to the object. */
  readonly gracePeriod: number | undefined;
  readonly isForced: boolean;
  readonly waits: boolean;
  /** Milliseconds; 0 for as long as it takes. */
  readonly timeout: number;
  readonly warning: string | undefined;
}

/** Reads the flags about how objects are deleted. */
export function deleteOptionsOf(line: CommandLine<string>, waitsUsually = true): DeleteOptions {
  const given = integerFlag(line, 'grace-period') ?? -1;
  const force = line.has('force');
  if (line.has('now') && given !== -1)
    throw new ToolError('error: --now and --grace-period cannot be specified together');
  const grace = line.has('now') ? 1 : given;
  // An object that is to be gone at once is given a second, so that its end can be seen.
  const gracePeriod = grace === 0 && !force ? 1 : grace < 0 ? (force ? 0 : undefined) : grace;
  return {
    propagation: propagationOf(line.text('cascade') ?? 'background'),
    gracePeriod,
    isForced: force && (gracePeriod ?? -1) === 0,
    waits: line.text('wait') === undefined ? waitsUsually : line.has('wait'),
    timeout: durationFlag(line, 'timeout') ?? 0,
    warning:
      force && gracePeriod === 0
        ? 'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n'
        : undefined,
  };
}

function propagationOf(text: string): DeleteOptions['propagation'] {
  if (text === 'true' || text === 'background') return 'Background';
  if (text === 'orphan') return 'Orphan';
  if (text === 'foreground') return 'Foreground';
  throw new ToolError(`error: invalid cascade value (${text}). Must be "background", "foreground", or "orphan"`);
}
