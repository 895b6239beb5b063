import { AwsFault } from '../world/fault.ts';
import { detachNetworkInterface } from '../world/network/attachments.ts';
import { deleteNetworkInterface } from '../world/network/networkInterfaces.ts';
import type { Procedure } from '../world/procedure.ts';
import type { World } from '../world/world.ts';
import type { DaemonLog } from './daemonLog.ts';
import type { Ec2Client } from './ec2Client.ts';

/** Lab milliseconds between detaching and the first try to delete. */
const detachTime = 2000;
/** How often detaching and deleting are tried, and the pauses between; lab milliseconds. */
const tries = 12;
const firstPause = 500;
const longestPause = 15_000;

export interface RemoveContext {
  readonly world: World;
  readonly ec2: Ec2Client;
  readonly log: DaemonLog;
}

/** Detaches an interface, waits, and deletes it. What fails is logged, and the rest left to the next sweep. */
export function* freeInterface(context: RemoveContext, id: string): Procedure {
  const { world, ec2, log } = context;
  log.write('info', 'awsutils/awsutils.go:1160', `Trying to free ENI: ${id}`);
  const attachmentId = yield* retried(log, `find ENI ${id}`, function* () {
    return yield* ec2.call('DescribeNetworkInterfaces', () => world.networkInterfaces.get(id)?.attachment?.id);
  });
  if (attachmentId === undefined) return;
  const detached = yield* retried(log, `detach ENI ${id}`, function* () {
    yield* ec2.call('DetachNetworkInterface', () => detachNetworkInterface(world, attachmentId));
    return true;
  });
  if (detached !== true) return;
  log.write('info', 'awsutils/awsutils.go:1198', `Successfully detached ENI: ${id}`);
  yield detachTime;
  yield* deleteInterface(context, id);
}

/** Deletes an interface that is attached to nothing; one that is gone already is as good. */
export function* deleteInterface({ world, ec2, log }: RemoveContext, id: string): Procedure<boolean> {
  log.write('debug', 'awsutils/awsutils.go:1260', `Trying to delete ENI: ${id}`);
  const deleted = yield* retried(log, `delete ENI ${id}`, function* () {
    yield* ec2.call('DeleteNetworkInterface', () => {
      if (world.networkInterfaces.has(id)) deleteNetworkInterface(world, id);
    });
    return true;
  });
  if (deleted === true) log.write('info', 'awsutils/awsutils.go:1285', `Successfully deleted ENI: ${id}`);
  return deleted === true;
}

/** What a call comes to after some tries; undefined if EC2 refused each time. */
function* retried<T>(log: DaemonLog, what: string, call: () => Procedure<T>): Procedure<T | undefined> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    try {
      return yield* call();
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      log.write('error', 'awsutils/awsutils.go:1201', `Failed to ${what}: ${error.code}: ${error.message}`);
      if (attempt < tries) yield Math.min(longestPause, firstPause * 2 ** (attempt - 1));
    }
  }
  return undefined;
}
