import { UsageError } from '../usage.ts';
import { parseWords } from '../words.ts';
import type { CommandOption } from './commandOption.ts';

/** `configure` takes plain words. */
export const configureOptions: readonly CommandOption[] = [];

/** The plain words of a `configure` command, which must be these. */
export function configureWords(args: readonly string[], names: readonly string[]): readonly string[] {
  const { words, unknown } = parseWords(args, configureOptions);
  const missing = names.slice(words.length);
  if (missing.length > 0) throw new UsageError(`the following arguments are required: ${missing.join(', ')}`);
  const extra = [...unknown, ...words.slice(names.length)];
  if (extra.length > 0) throw new UsageError(`Unknown options: ${extra.join(', ')}`);
  return words;
}

/** Where a setting is: of a profile, with its name in the profile. */
export interface Setting {
  readonly profile: string;
  readonly name: string;
}

/** `region` is of the profile in use, `profile.NAME.region` and `default.region` of another. */
export function settingNamed(name: string, profileInUse: string | undefined): Setting {
  const parts = name.split('.');
  if (parts[0] === 'profile' && parts[2] !== undefined)
    return { profile: parts[1] ?? '', name: parts.slice(2).join('.') };
  if (parts[0] === 'default' && parts[1] !== undefined) return { profile: 'default', name: parts.slice(1).join('.') };
  return { profile: profileInUse ?? 'default', name };
}
