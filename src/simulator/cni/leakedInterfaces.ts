import { AwsFault } from '../world/fault.ts';
import type { Procedure } from '../world/procedure.ts';
import type { NetworkInterface } from '../world/network/records.ts';
import { createdAtText, descriptionPrefix, tagKeys } from './interfaceTags.ts';
import { deleteInterface, type RemoveContext } from './removeInterface.ts';

/** Lab milliseconds between two sweeps, and the longest delay that chance puts before each. */
const sweepInterval = 3_600_000;
const longestDelay = 300_000;
/** Wall milliseconds for which a new interface is left alone: it may be on its way to its instance. */
const graceTime = 300_000;

/** Deletes, every hour, interfaces that some node's daemon made and lost: unattached, with its tags, older than five minutes. */
export function* sweepLeakedInterfaces(
  context: RemoveContext,
  vpcId: string,
  clusterName: string | undefined,
): Procedure {
  const { world, ec2, log } = context;
  for (;;) {
    const delay = Math.floor(world.random() * (longestDelay / 1000));
    log.write(
      'info',
      'awsutils/awsutils.go:1580',
      `Will attempt to clean up AWS CNI leaked ENIs after waiting ${delay}s.`,
    );
    yield { background: delay * 1000 };
    log.write('debug', 'awsutils/awsutils.go:1584', 'Checking for leaked AWS CNI ENIs.');
    try {
      const lost = yield* ec2.call('DescribeNetworkInterfaces', () =>
        [...world.networkInterfaces.values()].filter((each) => isLost(each, vpcId, clusterName)),
      );
      const old = lost.filter((each) => isOld(each, world.clock.now()));
      if (old.length === 0) log.write('debug', 'awsutils/awsutils.go:1690', 'No AWS CNI leaked ENIs found.');
      for (const { id } of old)
        if (yield* deleteInterface(context, id))
          log.write('debug', 'awsutils/awsutils.go:1600', `Cleaned up leaked CNI ENI ${id}`);
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      log.write('warn', 'awsutils/awsutils.go:1588', `Unable to get leaked ENIs: ${error.code}: ${error.message}`);
    }
    yield { background: sweepInterval };
  }
}

function isLost(each: NetworkInterface, vpcId: string, clusterName: string | undefined): boolean {
  const { status, tags, description } = each;
  return (
    status === 'available' &&
    each.vpcId === vpcId &&
    tags[tagKeys.instance] !== undefined &&
    (clusterName === undefined || tags[tagKeys.cluster] === clusterName) &&
    description.startsWith(descriptionPrefix)
  );
}

/** An interface of unknown age is given one now, and looked at again next time. */
function isOld(each: NetworkInterface, now: number): boolean {
  const createdAt = Date.parse(each.tags[tagKeys.createdAt] ?? '');
  if (Number.isNaN(createdAt)) each.tags = { ...each.tags, [tagKeys.createdAt]: createdAtText(now) };
  return now - createdAt > graceTime;
}
