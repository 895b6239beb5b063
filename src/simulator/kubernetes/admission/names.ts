import { randomText, type Random } from '../../world/random.ts';

/** The alphabet of generated names: no vowels and no look-alikes, so that no words arise. */
const safeAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** Five characters, as they follow a generateName. */
export function nameSuffix(random: Random): string {
  return randomText(random, safeAlphabet, 5);
}

/** Digits of a hash put into the safe alphabet, as in a pod-template-hash. */
export function safeEncode(text: string): string {
  return Array.from(text, (character) => safeAlphabet[character.charCodeAt(0) % safeAlphabet.length]).join('');
}
