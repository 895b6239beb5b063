import type { CommandLine, Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import type { KubectlSession } from '../session/session.ts';

/** Whether a change is really made, only tried by the server, or not even sent. */
export type DryRun = 'none' | 'server' | 'client';

/** It may stand without a value, so it is read as a switch. */
export const dryRunFlag = { 'dry-run': { kind: 'switch' } } as const satisfies Readonly<Record<string, Flag>>;

/** Reads `--dry-run`. */
export function dryRunOf(line: CommandLine<string>, session: Pick<KubectlSession, 'printError'>): DryRun {
  const value = line.text('dry-run') ?? 'none';
  if (value === 'none' || value === 'server' || value === 'client') return value;
  if (value === 'true') {
    session.printError('--dry-run is deprecated and can be replaced with --dry-run=client.\n');
    return 'client';
  }
  throw new ToolError(`error: Invalid dry-run value (${value}). Must be "none", "server", or "client".`);
}

/** What is added to a sentence about a change that was not really made. */
export function dryRunNote(dryRun: DryRun): string {
  return { none: '', client: ' (dry run)', server: ' (server dry run)' }[dryRun];
}
