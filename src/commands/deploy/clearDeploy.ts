import type { Connection } from '../../connection/connection.ts';
import { lookAtLab } from '../../model/lookAtLab.ts';
import { labOf, newTeardown, runTeardown, teardownPorts, tellEnd, type TeardownDeps } from '../teardown/runTeardown.ts';
import type { Services } from '../services.ts';

/** From here on the connection is about the lab of this name: its cluster must not be mistaken for another one's. */
export function useName({ connections }: Pick<Services, 'connections'>, connection: Connection, name: string): void {
  if (name === connection.profile.stackName) return;
  connection.renameLab(name);
  connections.use(connection);
}

/** Takes away what a deploy has made. True when nothing is left of it; what is left is said. */
export async function clearDeploy(deps: TeardownDeps, connection: Connection): Promise<boolean> {
  const cloud = await connection.cloud();
  const ports = teardownPorts(deps, connection, cloud);
  const teardown = newTeardown(connection, await lookAtLab(ports, labOf(connection), connection.closed));
  const end = await runTeardown(deps, connection, cloud, teardown);
  if (end.left.length > 0) tellEnd(deps, teardown, end, async () => void (await clearDeploy(deps, connection)));
  return end.left.length === 0;
}
