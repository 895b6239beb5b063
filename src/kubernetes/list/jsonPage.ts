import { headOf, type ListHead, type ListMetadata, type PageReader } from './pageReader.ts';

interface JsonList<Raw> {
  readonly metadata?: ListMetadata;
  readonly items?: readonly Raw[] | null;
}

/** A page in JSON, which is read when all of it is there. */
export class JsonPage<Raw> implements PageReader<Raw> {
  readonly #chunks: Buffer[] = [];
  #head: ListHead | undefined;

  get head(): ListHead | undefined {
    return this.#head;
  }

  read(chunk: Buffer): readonly Raw[] {
    this.#chunks.push(chunk);
    return [];
  }

  end(): readonly Raw[] {
    const { metadata = {}, items } = JSON.parse(Buffer.concat(this.#chunks).toString()) as JsonList<Raw>;
    this.#head = headOf(metadata);
    return items ?? [];
  }
}
