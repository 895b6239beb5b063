import { LabError } from '../base/errors.ts';
import { defaultRole } from '../lab/roles.ts';
import { currentConnection, type Services } from './services.ts';

/** Opens the Lab Shell to type into, with the connection's own environment. */
export async function openLabShell(deps: Pick<Services, 'connections' | 'terminals' | 'isTrusted'>): Promise<void> {
  if (!deps.isTrusted()) throw new LabError('untrusted-workspace', '');
  currentConnection(deps);
  await deps.terminals.open(defaultRole, 'labShell');
}
