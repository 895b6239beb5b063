import { l10n } from 'vscode';
import { LabError } from '../base/errors.ts';
import type { BlockReference } from '../contributions.ts';
import { parseChapter, type CommandBlock } from '../lab/parseChapter.ts';
import { isScript, parseScript } from '../lab/parseScript.ts';
import type { TextAt } from '../ports/documents.ts';
import type { Services } from './services.ts';

/** The block of a lens, or the one the cursor is in. Rejects with `not-found` where there is none. */
export async function findBlock(
  { documents }: Pick<Services, 'documents'>,
  reference: BlockReference | undefined,
): Promise<{ readonly uri: string; readonly block: CommandBlock }> {
  const place = await documents.textAt(reference);
  const block = place && blocksOf(place).find(({ line, endLine }) => line <= place.line && place.line <= endLine);
  if (place === undefined || block === undefined) throw new LabError('not-found', l10n.t('A command block here'));
  return { uri: place.uri, block };
}

function blocksOf({ uri, text }: TextAt): readonly CommandBlock[] {
  return isScript(uri) ? parseScript(text) : parseChapter(text).blocks;
}
