import type { CommandOption } from './commandOption.ts';

export const getTokenOptions: readonly CommandOption[] = [
  { name: 'cluster-name', takes: 'one' },
  { name: 'role-arn', takes: 'one' },
  { name: 'cluster-id', takes: 'one' },
];

export const updateKubeconfigOptions: readonly CommandOption[] = [
  { name: 'name', takes: 'one', required: true },
  { name: 'kubeconfig', takes: 'one' },
  { name: 'role-arn', takes: 'one' },
  { name: 'proxy-url', takes: 'one' },
  { name: 'dry-run', takes: 'nothing' },
  { name: 'verbose', takes: 'nothing' },
  { name: 'alias', takes: 'one' },
  { name: 'user-alias', takes: 'one' },
];
