import type { BlockReference } from '../contributions.ts';
import { findBlock } from './findBlock.ts';
import type { Services } from './services.ts';

/** Puts a block's command on the clipboard. */
export async function copyBlock(
  deps: Pick<Services, 'documents'>,
  reference: BlockReference | undefined,
): Promise<void> {
  const { block } = await findBlock(deps, reference);
  await deps.documents.copy(block.command);
}
