import type { Flag } from '../commandLine.ts';

/** Flags that every command of kubectl takes. Those that tune kubectl's own logging and caching are taken and have no effect. */
export const globalFlags = {
  as: { kind: 'text' },
  'as-group': { kind: 'list' },
  'as-uid': { kind: 'text' },
  'cache-dir': { kind: 'text' },
  'certificate-authority': { kind: 'text' },
  'client-certificate': { kind: 'text' },
  'client-key': { kind: 'text' },
  cluster: { kind: 'text' },
  context: { kind: 'text' },
  'disable-compression': { kind: 'switch' },
  help: { kind: 'switch', short: 'h' },
  'insecure-skip-tls-verify': { kind: 'switch' },
  kubeconfig: { kind: 'text' },
  'log-flush-frequency': { kind: 'text' },
  'match-server-version': { kind: 'switch' },
  namespace: { kind: 'text', short: 'n' },
  profile: { kind: 'text' },
  'profile-output': { kind: 'text' },
  'request-timeout': { kind: 'text' },
  server: { kind: 'text', short: 's' },
  'tls-server-name': { kind: 'text' },
  token: { kind: 'text' },
  user: { kind: 'text' },
  v: { kind: 'text', short: 'v' },
  vmodule: { kind: 'text' },
  'warnings-as-errors': { kind: 'switch' },
} as const satisfies Readonly<Record<string, Flag>>;

export type GlobalFlag = keyof typeof globalFlags;
