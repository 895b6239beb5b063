/** Bytes of data in a TCP segment that fits every path here: the internet's 1500 less headers and options. */
const segmentSize = 1448;

/** A text in the pieces that TCP sends it in; one empty piece for nothing. */
export function segments(text: string): readonly string[] {
  const count = Math.max(1, Math.ceil(text.length / segmentSize));
  return Array.from({ length: count }, (_, index) => text.slice(index * segmentSize, (index + 1) * segmentSize));
}
