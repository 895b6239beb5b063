import type { TerminalRole } from '../ports/terminals.ts';

/** The terminals a block can ask for, in the order people see them. */
export const roles: readonly TerminalRole[] = ['work', 'watch', 'node1', 'node2', 'node3'];

/** Where a block runs that asks for no terminal of its own. */
export const defaultRole: TerminalRole = 'work';

/** The role of that name, or undefined. */
export function roleNamed(name: string): TerminalRole | undefined {
  return roles.find((role) => role === name);
}
