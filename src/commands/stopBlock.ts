import type { BlockReference } from '../contributions.ts';
import { findBlock } from './findBlock.ts';
import type { Services } from './services.ts';

/** Presses Ctrl-C for a running block. */
export async function stopBlock(
  deps: Pick<Services, 'documents' | 'runner'>,
  reference: BlockReference | undefined,
): Promise<void> {
  const { uri, block } = await findBlock(deps, reference);
  deps.runner.stop(uri, block);
}
