import { AwsFault } from '../world/fault.ts';
import { attachNetworkInterface, setDeleteOnTermination } from '../world/network/attachments.ts';
import { createNetworkInterface } from '../world/network/networkInterfaces.ts';
import { assignPrivateIpAddresses } from '../world/network/secondaryAddresses.ts';
import type { Procedure } from '../world/procedure.ts';
import type { Attachment } from '../world/network/records.ts';
import type { World } from '../world/world.ts';
import { isSince } from '../world/eks/addonRelease.ts';
import type { InterfacePlace } from './interfacePlace.ts';
import { createdAtText, descriptionPrefix, poolTags, tagKeys } from './interfaceTags.ts';
import type { PoolContext } from './poolContext.ts';
import { deleteInterface, freeInterface } from './removeInterface.ts';

/** Lab milliseconds after which instance metadata shows a new interface: the least, and what chance adds. */
const appearTime = 2000;
const appearSpread = 3000;
/** The first pause between two looks at the metadata; each is twice the one before. */
const firstLook = 100;
/** Until links, rules and routes of the interface are set up. */
const setUpTime = 300;

export interface WantedSlots {
  readonly count: number;
  readonly prefixes: boolean;
}

/**
 * Creates an interface, attaches it at the lowest free device index, and waits until the node can use it: six to nine
 * seconds. Returns its id. Throws EC2's refusal; what was created is then taken back.
 */
export function* addInterface(context: PoolContext, place: InterfacePlace, slots: WantedSlots): Procedure<string> {
  const { world, ec2, log, settings } = context;
  const atOnce = isSince(settings.version, '1.16.0');
  log.write('info', 'awsutils/awsutils.go:980', `Trying to allocate ${slots.count} IP addresses on new ENI`);
  const id = yield* create(context, place, atOnce ? slots : undefined);
  const attachment = yield* attach(context, id);
  try {
    yield* ec2.call('ModifyNetworkInterfaceAttribute', () => setDeleteOnTermination(world, attachment.id, true));
  } catch (error) {
    if (error instanceof AwsFault) yield* freeInterface(context, id);
    throw error;
  }
  log.write(
    'info',
    'awsutils/awsutils.go:925',
    `Successfully created and attached a new ENI ${id} to instance${isSince(settings.version, '1.20.0') ? ' on network card 0' : ''}`,
  );
  if (!atOnce) yield* assignSlots(context, id, slots);
  yield* appear(world);
  return id;
}

/** Gives an interface slots: as many as wanted, or where EC2 has not so many, one. */
export function* assignSlots(
  { world, ec2, log, settings }: PoolContext,
  networkInterfaceId: string,
  { count, prefixes }: WantedSlots,
): Procedure {
  const ask = (number: number) => () =>
    assignPrivateIpAddresses(
      world,
      prefixes ? { networkInterfaceId, prefixCount: number } : { networkInterfaceId, count: number },
    );
  log.write(
    'info',
    'awsutils/awsutils.go:1490',
    `Trying to allocate ${count} IP addresses on ENI ${networkInterfaceId}`,
  );
  log.write('debug', 'awsutils/awsutils.go:1491', `PD enabled - ${settings.prefixDelegation}`);
  try {
    yield* ec2.call('AssignPrivateIpAddresses', ask(count));
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code === 'PrivateIpAddressLimitExceeded') throw error;
    const what = prefixes ? 'IPv4 Prefixes' : 'IP addresses';
    log.write(
      'warn',
      'ipamd/ipamd.go:955',
      `failed to allocate all available ${what} on ENI ${networkInterfaceId}, err: ${error.code}: ${error.message}`,
    );
    yield* ec2.call('AssignPrivateIpAddresses', ask(1));
  }
  log.write(
    'info',
    'awsutils/awsutils.go:1527',
    `Allocated ${count} private IP ${prefixes ? 'prefixes' : 'addresses'}`,
  );
}

/** Tries the subnets in turn; throws what the last one said. */
function* create(context: PoolContext, place: InterfacePlace, slots: WantedSlots | undefined): Procedure<string> {
  const { world, ec2, log, settings, instance } = context;
  let refusal = new AwsFault('InvalidSubnetID.NotFound', 'no subnet is available for the new ENI');
  for (const subnetId of place.subnetIds) {
    log.write(
      'info',
      'awsutils/awsutils.go:1010',
      `Creating ENI with security groups: [${place.groups.join(' ')}] in subnet: ${subnetId}`,
    );
    const privateIpAddress = world.recorded.next('interface address', world.subnets.get(subnetId)?.cidr ?? '');
    try {
      const { id } = yield* ec2.call('CreateNetworkInterface', () =>
        createNetworkInterface(world, {
          subnetId,
          ...(privateIpAddress !== undefined && { privateIpAddress }),
          groups: place.groups,
          description: `${descriptionPrefix}${instance.id}`,
          tags: { [tagKeys.createdAt]: createdAtText(world.clock.now()), ...poolTags(instance.id, settings) },
          ...(slots?.prefixes === true && { ipv4PrefixCount: slots.count }),
          ...(slots?.prefixes === false && { secondaryPrivateIpAddressCount: slots.count }),
        }),
      );
      log.write('info', 'awsutils/awsutils.go:1072', `Created a new ENI: ${id}`);
      return id;
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      log.write(
        'error',
        'awsutils/awsutils.go:1078',
        `Failed to CreateNetworkInterface ${error.code}: ${error.message} for subnet ${subnetId}`,
      );
      refusal = error;
    }
  }
  throw refusal;
}

function* attach(context: PoolContext, networkInterfaceId: string): Procedure<Attachment> {
  const { world, ec2, log, interfaces, instance } = context;
  try {
    const deviceIndex = yield* ec2.call('DescribeInstances', () => interfaces.freeDeviceIndex());
    return yield* ec2.call('AttachNetworkInterface', () =>
      attachNetworkInterface(world, { networkInterfaceId, instanceId: instance.id, deviceIndex }),
    );
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    const message = `Failed to attach ENI ${networkInterfaceId}: ${error.code}: ${error.message}`;
    log.write('error', 'awsutils/awsutils.go:945', message);
    yield* deleteInterface(context, networkInterfaceId);
    throw error;
  }
}

/** Looks at the metadata, less and less often, until they show the interface. */
function* appear(world: World): Procedure {
  const shown = world.clock.labTime() + appearTime + world.random() * appearSpread;
  for (let pause = firstLook; world.clock.labTime() < shown; pause *= 2) yield pause;
  yield setUpTime;
}
