import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ListHead, PageReader } from './pageReader.ts';

type Take<Raw> = (objects: readonly Raw[]) => void;

/** One page of a list that is coming in. */
export interface ListPage<Raw> extends ListHead {
  /** Gives out its objects as they come, once; until then they wait. Rejects when the answer ends too early. */
  readonly read: (take: Take<Raw>) => Promise<void>;
}

/** A page as soon as its answer tells of the one after it, so that this can be asked for at once. */
export async function openPage<Raw>(answer: Readable, reader: PageReader<Raw>): Promise<ListPage<Raw>> {
  const early: (readonly Raw[])[] = [];
  let take: Take<Raw> | undefined;
  const begun = Promise.withResolvers<void>();
  const read = async () => {
    await finished(answer);
    const rest = reader.end();
    if (take === undefined) early.push(rest);
    else take(rest);
  };
  const ended = read();
  answer.on('data', (chunk: Buffer) => {
    try {
      const objects = reader.read(chunk);
      if (take !== undefined) return take(objects);
      early.push(objects);
    } catch (error) {
      return void answer.destroy(error as Error);
    }
    if (reader.head === undefined) return;
    answer.pause();
    begun.resolve();
  });
  await Promise.race([begun.promise, ended]);
  // Its failure is met by whoever reads.
  ended.catch(() => undefined);
  const { version = '', next } = reader.head ?? {};
  return {
    version,
    next,
    async read(takeAll) {
      for (const objects of early.splice(0)) takeAll(objects);
      take = takeAll;
      answer.resume();
      await ended;
    },
  };
}
