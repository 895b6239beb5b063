import { l10n } from 'vscode';
import { LabError } from '../base/errors.ts';
import type { BlockReference } from '../contributions.ts';
import { findBlock } from './findBlock.ts';
import type { Services } from './services.ts';

/** Opens what a block printed beside what the chapter says it is like. */
export async function showDifference(
  deps: Pick<Services, 'documents' | 'runner'>,
  reference: BlockReference | undefined,
): Promise<void> {
  const { uri, block } = await findBlock(deps, reference);
  const state = deps.runner.states(uri).get(block.key);
  const output = state?.kind === 'done' ? state.output : undefined;
  if (output === undefined || block.expected === undefined)
    throw new LabError('not-found', l10n.t('An output to compare'));
  await deps.documents.showDifference({
    title: l10n.t('What the chapter says ↔ what it printed'),
    left: { name: 'chapter.txt', text: block.expected.trimEnd() },
    right: { name: 'terminal.txt', text: output.trimEnd() },
  });
}
