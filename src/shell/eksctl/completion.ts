import type { Complete } from '../completions.ts';
import { commands } from './eksctl.ts';
import { commonFlags } from './session.ts';

/** Verbs, then what they are for, then flags. */
export const completeEksctl: Complete = (before) => {
  const words = before.filter((word) => !word.startsWith('-'));
  const names = Object.keys(commands).map((name) => name.split(' '));
  if (words.length === 0) return names.flatMap(([verb]) => verb ?? []);
  if (words.length === 1) return names.flatMap(([verb, thing]) => (verb === words[0] ? (thing ?? []) : []));
  return Object.keys(commonFlags).map((name) => `--${name}`);
};
