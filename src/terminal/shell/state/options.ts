/** What `set` switches, by its long name; the letter where there is one. */
export const optionLetters = {
  allexport: 'a',
  errexit: 'e',
  noglob: 'f',
  noexec: 'n',
  nounset: 'u',
  noclobber: 'C',
  verbose: 'v',
  xtrace: 'x',
} as const;

export type OptionName = keyof typeof optionLetters | 'pipefail' | 'posix' | 'emacs' | 'vi' | 'history' | 'monitor';

export const optionNames: readonly OptionName[] = [
  ...(Object.keys(optionLetters) as (keyof typeof optionLetters)[]),
  'pipefail',
  'posix',
  'emacs',
  'vi',
  'history',
  'monitor',
];

/** What `shopt` switches and this shell heeds. */
export const shoptNames = [
  'dotglob',
  'extglob',
  'failglob',
  'globstar',
  'nocaseglob',
  'nocasematch',
  'nullglob',
] as const;
export type ShoptName = (typeof shoptNames)[number];
