import { l10n } from 'vscode';
import { LabError } from '../base/errors.ts';
import type { BlockReference } from '../contributions.ts';
import { costsMoney, isDestructive } from '../lab/consequences.ts';
import { toolsNeeded } from '../lab/missingTools.ts';
import type { CommandBlock } from '../lab/parseChapter.ts';
import type { ShellKind } from '../ports/shells.ts';
import { findBlock } from './findBlock.ts';
import { currentConnection, type Services } from './services.ts';
import { installHint } from './installHint.ts';

/** What it takes to know whether a command can run. */
export type ReadinessDeps = Pick<Services, 'connections' | 'notices' | 'shells' | 'isTrusted'>;

/** What running commands needs. */
export type RunDeps = ReadinessDeps &
  Pick<Services, 'documents' | 'prompts'> & { readonly runner: Pick<Services['runner'], 'run'> };

/** Runs a block in its terminal. */
export async function runBlock(deps: RunDeps, reference: BlockReference | undefined): Promise<void> {
  const { uri, block } = await findBlock(deps, reference);
  await runPart(deps, uri, block, block.command);
}

/**
 * Runs a command of a block, which may be the whole, in the block's terminal. Asks first when it takes something away,
 * costs money, or needs a program that is not there.
 */
export async function runPart(deps: RunDeps, uri: string, block: CommandBlock, command: string): Promise<void> {
  if (!(await canRun(deps, [...toolsNeeded(command), ...block.needs]))) return;
  const { profile } = currentConnection(deps);
  const question = consequence(block.destructive || isDestructive(command), profile.billed && costsMoney(command));
  if (question !== undefined && !(await deps.prompts.confirm(question, command, l10n.t('Run')))) return;
  const part = command === block.command ? undefined : command;
  if ((await deps.runner.run(uri, block, part)) === 'started') return;
  warnBusy(deps);
}

/**
 * Whether a command that needs these programs can run on the connection in use: a person may insist when one is missing.
 * Throws `untrusted-workspace` and `no-connection`.
 */
export async function canRun(deps: ReadinessDeps, tools: readonly string[]): Promise<boolean> {
  if (!deps.isTrusted()) throw new LabError('untrusted-workspace', '');
  currentConnection(deps);
  const kind = await deps.shells.kind();
  const missing = await deps.shells.lacks(kind, [...new Set(tools)]);
  return missing.length === 0 || (await runWithout(deps, kind, missing));
}

/** Says that the terminal of a block does something else. */
export function warnBusy({ notices }: Pick<Services, 'notices'>): void {
  void notices.warn(l10n.t('Another command is still running in that terminal. Stop it, or wait until it ends.'));
}

function consequence(destructive: boolean, billed: boolean): string | undefined {
  if (destructive && billed) return l10n.t('Run this? It takes something away, and makes something that costs money.');
  if (destructive) return l10n.t('Run this? It takes something away.');
  return billed ? l10n.t('Run this? It makes something that AWS bills until it is deleted.') : undefined;
}

/** Says which programs the shell lacks and offers the other shell. The terminal may find what we do not, so a person may insist. */
async function runWithout(
  { notices, shells }: ReadinessDeps,
  kind: ShellKind,
  missing: readonly string[],
): Promise<boolean> {
  const names = missing.join(', ');
  const other = kind === 'system' ? 'labShell' : 'system';
  const inOther = kind === 'system' ? l10n.t('Run in the Lab Shell') : l10n.t('Run in a system terminal');
  const runAnyway = l10n.t('Run anyway');
  const offers = (await shells.lacks(other, missing)).length === 0 ? [inOther, runAnyway] : [runAnyway];
  const sentence =
    kind === 'system'
      ? [l10n.t('This block needs {0}, which is not on the PATH.', names), ...missing.map(installHint)]
      : [l10n.t('This block needs {0}, which the Lab Shell does not have.', names)];
  const answer = await notices.warn(sentence.filter((part) => part !== undefined).join(' '), ...offers);
  if (answer === inOther) shells.prefer(other);
  return answer !== undefined;
}
