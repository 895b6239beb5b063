import { paddedWords, rotateLeft } from './digestWords.ts';

/** The first 64 primes; the constants are the fractions of their roots. */
const primes = [2, 3];
for (let candidate = 5; primes.length < 64; candidate += 2)
  if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);

const roundConstants = primes.map((prime) => fraction(Math.cbrt(prime)));
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

/** SHA-256 (FIPS 180-4) of a text's UTF-8 bytes. For names that others derive with it, never for secrets. */
export function sha256(text: string): Uint8Array {
  const words = paddedWords(text);
  const hash = Uint32Array.from(initial);
  const w = new Uint32Array(64);
  for (let start = 0; start < words.length; start += 16) {
    w.set(words.subarray(start, start + 16));
    for (let t = 16; t < 64; t++) {
      const [x, y] = [at(w, t - 15), at(w, t - 2)];
      const small = rotateRight(x, 7) ^ rotateRight(x, 18) ^ (x >>> 3);
      const large = rotateRight(y, 17) ^ rotateRight(y, 19) ^ (y >>> 10);
      w[t] = at(w, t - 16) + small + at(w, t - 7) + large;
    }
    compress(hash, w);
  }
  const bytes = new DataView(new ArrayBuffer(32));
  for (const [index, word] of hash.entries()) bytes.setUint32(index * 4, word);
  return new Uint8Array(bytes.buffer);
}

function compress(hash: Uint32Array, w: Uint32Array): void {
  const v = Uint32Array.from(hash);
  for (let t = 0; t < 64; t++) {
    const [a, b, c, e, f, g] = [at(v, 0), at(v, 1), at(v, 2), at(v, 4), at(v, 5), at(v, 6)];
    const first = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    const choice = (e & f) ^ (~e & g);
    const one = at(v, 7) + first + choice + (roundConstants[t] ?? 0) + at(w, t);
    const second = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    const two = second + ((a & b) ^ (a & c) ^ (b & c));
    v.copyWithin(1, 0, 7);
    v[4] = at(v, 4) + one;
    v[0] = one + two;
  }
  for (const [index, word] of v.entries()) hash[index] = at(hash, index) + word;
}

function rotateRight(word: number, by: number): number {
  return rotateLeft(word, 32 - by);
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}

/** The first 32 bits after the point. */
function fraction(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}
