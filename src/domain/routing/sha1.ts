import { paddedWords, rotateLeft } from './digestWords.ts';

/** SHA-1 (FIPS 180-4) of a text's UTF-8 bytes, in hex. For names that others derive with it, never for secrets. */
export function sha1Hex(text: string): string {
  const words = paddedWords(text);
  let [h0, h1, h2, h3, h4] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const w = new Uint32Array(80);
  for (let start = 0; start < words.length; start += 16) {
    w.set(words.subarray(start, start + 16));
    for (let t = 16; t < 80; t++) w[t] = rotateLeft(at(w, t - 3) ^ at(w, t - 8) ^ at(w, t - 14) ^ at(w, t - 16), 1);
    let [a, b, c, d, e] = [h0, h1, h2, h3, h4];
    for (let t = 0; t < 80; t++) {
      const next = (rotateLeft(a, 5) + mixed(t, b, c, d) + e + at(w, t)) >>> 0;
      [a, b, c, d, e] = [next, a, rotateLeft(b, 30), c, d];
    }
    [h0, h1, h2, h3, h4] = [h0 + a, h1 + b, h2 + c, h3 + d, h4 + e].map((sum) => sum >>> 0) as Five;
  }
  return [h0, h1, h2, h3, h4].map((word) => word.toString(16).padStart(8, '0')).join('');
}

type Five = [number, number, number, number, number];

/** The round's function with its constant. */
function mixed(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (t < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}
