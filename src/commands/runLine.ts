import type { BlockReference } from '../contributions.ts';
import { commandLines } from '../lab/commandLines.ts';
import { findBlock } from './findBlock.ts';
import { runPart, type RunDeps } from './runBlock.ts';

/** Runs one command of a block: the one that the cursor is in, else the first. */
export async function runLine(deps: RunDeps, reference: BlockReference | undefined): Promise<void> {
  const { uri, block } = await findBlock(deps, reference);
  const cursor = await deps.documents.textAt(undefined);
  // A block's commands begin on the line after its fence; a script's block is the command itself.
  const line = cursor?.uri === uri ? cursor.line - block.line - 1 : -1;
  const lines = commandLines(block.command);
  const chosen = lines.find(({ first, last }) => first <= line && line <= last) ?? lines[0];
  await runPart(deps, uri, block, chosen?.text ?? block.command);
}
