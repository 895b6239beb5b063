import type { BlockReference } from '../contributions.ts';
import { defaultRole } from '../lab/roles.ts';
import { findBlock } from './findBlock.ts';
import { currentConnection, type Services } from './services.ts';

/** Shows a block's terminal, or the one to work in, with the connection's own environment. */
export async function openTerminal(
  deps: Pick<Services, 'connections' | 'terminals' | 'documents'>,
  reference: BlockReference | undefined,
): Promise<void> {
  currentConnection(deps);
  const role = reference === undefined ? defaultRole : (await findBlock(deps, reference)).block.role;
  await deps.terminals.open(role);
}
