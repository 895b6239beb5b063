import { awsCall } from '../awsCall.ts';

/** Every item of a call whose pages are asked for by a marker of the page before. */
export async function markedPages<T>(
  subject: string,
  signal: AbortSignal,
  read: (marker: string | undefined) => Promise<{ readonly items: readonly T[]; readonly next: string | undefined }>,
): Promise<readonly T[]> {
  const all: T[] = [];
  let marker: string | undefined;
  do {
    const page = await awsCall(subject, signal, () => read(marker));
    for (const item of page.items) all.push(item);
    marker = page.next === '' ? undefined : page.next;
  } while (marker !== undefined);
  return all;
}
