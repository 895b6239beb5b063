import { l10n } from 'vscode';
import { LabError } from '../base/errors.ts';
import type { BlockReference } from '../contributions.ts';
import { toolsNeeded } from '../lab/missingTools.ts';
import { findBlock } from './findBlock.ts';
import { currentConnection, type Services } from './services.ts';
import { installHint } from './installHint.ts';

type Deps = Pick<Services, 'connections' | 'documents' | 'runner' | 'prompts' | 'notices' | 'notOnPath' | 'isTrusted'>;

/** Runs a block in its terminal. Asks first when it takes something away or needs a program that is not there. */
export async function runBlock(deps: Deps, reference: BlockReference | undefined): Promise<void> {
  if (!deps.isTrusted()) throw new LabError('untrusted-workspace', '');
  currentConnection(deps);
  const { uri, block } = await findBlock(deps, reference);
  const missing = deps.notOnPath([...new Set([...toolsNeeded(block.command), ...block.needs])]);
  if (missing.length > 0 && !(await runWithout(deps, missing))) return;
  if (block.destructive) {
    const goOn = await deps.prompts.confirm(l10n.t('Run this? It takes something away.'), block.command, l10n.t('Run'));
    if (!goOn) return;
  }
  if ((await deps.runner.run(uri, block)) === 'started') return;
  void deps.notices.warn(l10n.t('Another command is still running in that terminal. Stop it, or wait until it ends.'));
}

/** The terminal may find what we do not, so a missing program is said and not forbidden. */
async function runWithout({ notices }: Deps, missing: readonly string[]): Promise<boolean> {
  const runAnyway = l10n.t('Run anyway');
  const hints = missing.map(installHint).filter((hint) => hint !== undefined);
  const sentence = l10n.t('This block needs {0}, which is not on the PATH.', missing.join(', '));
  return (await notices.warn([sentence, ...hints].join(' '), runAnyway)) === runAnyway;
}
