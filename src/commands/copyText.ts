import type { Services } from './services.ts';

/** Puts the text a row stands for (an address, an id, a name) on the clipboard. Without a row there is nothing to copy. */
export async function copyText(
  { documents }: Pick<Services, 'documents'>,
  row: { readonly copyText: string } | undefined,
): Promise<void> {
  if (row !== undefined) await documents.copy(row.copyText);
}
