import { blockSize, fields, longName, longTarget, sumOf, typeLetters, type TarEntry } from './tarHeader.ts';

/** The largest size that eleven octal digits tell. */
const largest = 0o77777777777;

/** The blocks before the content of an entry. Long names are told as GNU's tar does, which BusyBox understands too. */
export function headerOf(entry: Omit<TarEntry, 'type'> & { readonly type: keyof typeof typeLetters }): Buffer {
  const parts: Buffer[] = [];
  for (const [letter, text] of [
    [longTarget, entry.target],
    [longName, entry.name],
  ] as const) {
    const bytes = Buffer.from(text);
    if (bytes.length <= fields.name[1]) continue;
    const content = Buffer.concat([bytes, Buffer.alloc(1)]);
    const named = { name: '././@LongLink', target: '', mode: 0o644, modified: 0, size: content.length };
    parts.push(block(named, letter), content, padding(content.length));
  }
  parts.push(block(entry, typeLetters[entry.type]));
  return Buffer.concat(parts);
}

/** What fills the last block of a content. */
export function padding(size: number): Buffer {
  return Buffer.alloc((blockSize - (size % blockSize)) % blockSize);
}

/** What ends an archive. */
export function archiveEnd(): Buffer {
  return Buffer.alloc(2 * blockSize);
}

function block({ name, target, mode, size, modified }: Omit<TarEntry, 'type'>, letter: string): Buffer {
  const header = Buffer.alloc(blockSize);
  const text = ([at, length]: readonly [number, number], value: string) =>
    Buffer.from(value).copy(header, at, 0, length);
  const octal = (field: readonly [number, number], value: number) =>
    text(field, `${value.toString(8).padStart(field[1] - 1, '0')}\0`);
  text(fields.name, name);
  octal(fields.mode, mode & 0o7777);
  octal(fields.uid, 0);
  octal(fields.gid, 0);
  if (size <= largest) octal(fields.size, size);
  else writeBinary(header, size);
  octal(fields.modified, Math.max(0, Math.floor(modified)));
  text(fields.type, letter);
  text(fields.target, target);
  text(fields.magic, 'ustar  \0');
  text(fields.sum, `${sumOf(header).toString(8).padStart(6, '0')}\0 `);
  return header;
}

/** A size over 8 GiB, as GNU's tar writes it: the first bit set, then a number. */
function writeBinary(header: Buffer, size: number): void {
  const [at, length] = fields.size;
  header[at] = 0x80;
  header.writeBigUInt64BE(BigInt(size), at + length - 8);
}
