import { randomText } from '../../world/random.ts';
import type { ResourceContext } from '../resourceType.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** The name CloudFormation gives what its template leaves unnamed: `<stack>-<logical id>-<12 letters and digits>`, at most `limit` long. */
export function generatedName({ world, stackName, logicalId }: ResourceContext, limit: number): string {
  const suffix =
    world.recorded.next('resource suffix', `${stackName}/${logicalId}`) ?? randomText(world.random, alphabet, 12);
  return `${`${stackName}-${logicalId}`.slice(0, limit - suffix.length - 1)}-${suffix}`;
}
