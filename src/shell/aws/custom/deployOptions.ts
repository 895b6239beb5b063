import type { CommandOption } from './commandOption.ts';

export const deployOptions: readonly CommandOption[] = [
  { name: 'template-file', takes: 'one', required: true },
  { name: 'stack-name', takes: 'one', required: true },
  { name: 'parameter-overrides', takes: 'many' },
  { name: 'capabilities', takes: 'many' },
  { name: 'no-execute-changeset', takes: 'nothing' },
  { name: 'disable-rollback', takes: 'nothing' },
  { name: 'no-disable-rollback', takes: 'nothing' },
  { name: 'role-arn', takes: 'one' },
  { name: 'notification-arns', takes: 'many' },
  { name: 'fail-on-empty-changeset', takes: 'nothing' },
  { name: 'no-fail-on-empty-changeset', takes: 'nothing' },
  { name: 'tags', takes: 'many' },
];
