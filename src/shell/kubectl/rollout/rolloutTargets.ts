import type { CommandLine, Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import { findTargets, selectionFlags, type Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';

const { filename, recursive, selector } = selectionFlags;

/** Flags of all commands `kubectl rollout`. */
export const rolloutFlags = { filename, recursive, selector } as const satisfies Readonly<Record<string, Flag>>;

/** The objects that a command of `rollout` is about: a kind alone stands for all its objects. */
export async function rolloutTargets(line: CommandLine<string>, session: KubectlSession): Promise<readonly Target[]> {
  if (line.words.length === 0 && line.list('filename').length === 0)
    throw new ToolError('error: required resource not specified');
  return await findTargets(line, session, { all: true });
}
