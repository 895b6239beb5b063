import { AwsFault } from '../fault.ts';
import { existing, notFound } from '../resourceIds.ts';
import type { Instance } from '../compute/records.ts';
import type { Attachment, NetworkInterface } from './records.ts';
import type { World } from '../world.ts';
import { keptAddressOf } from './elasticIps.ts';
import { checkInterfaceCount, checkSlots, usedSlots } from './interfaceLimits.ts';

export interface AttachRequest {
  readonly networkInterfaceId: string;
  readonly instanceId: string;
  readonly deviceIndex: number;
  /** Which of the instance's network cards; the first unless said. */
  readonly networkCardIndex?: number;
  /** Whether the interface goes with its instance; by default only the first does. */
  readonly deleteOnTermination?: boolean;
}

/** Attaches an interface to an instance of its zone, within what the instance's type allows. */
export function attachNetworkInterface(world: World, request: AttachRequest): Attachment {
  const eni = unattached(world, request.networkInterfaceId);
  const instance = existing(world.instances, 'instance', request.instanceId);
  const { networkCardIndex = 0 } = request;
  checkHost(world, eni, instance, request.deviceIndex, networkCardIndex);
  const attachment = attach(world, eni, {
    instanceId: instance.id,
    instanceOwnerId: world.account,
    deviceIndex: request.deviceIndex,
    networkCardIndex,
    deleteOnTermination: request.deleteOnTermination ?? request.deviceIndex === 0,
  });
  instance.interfaceIds.push(eni.id);
  world.interfaceChanged.fire(eni.id);
  return attachment;
}

export interface AttachToServiceRequest {
  readonly networkInterfaceId: string;
  /** The service's own account. */
  readonly instanceOwnerId: string;
  readonly deviceIndex: number;
}

/** Attaches an interface to something that a service runs in its own account, such as an EKS control plane. */
export function attachToService(world: World, request: AttachToServiceRequest): Attachment {
  const { instanceOwnerId, deviceIndex } = request;
  const eni = unattached(world, request.networkInterfaceId);
  const attachment = attach(world, eni, {
    instanceOwnerId,
    deviceIndex,
    networkCardIndex: 0,
    deleteOnTermination: false,
  });
  world.interfaceChanged.fire(eni.id);
  return attachment;
}

/** Sets whether an attached interface is deleted with its instance. */
export function setDeleteOnTermination(world: World, attachmentId: string, deleteOnTermination: boolean): void {
  const { eni, attachment } = attached(world, attachmentId);
  attachment.deleteOnTermination = deleteOnTermination;
  world.interfaceChanged.fire(eni.id);
}

/** Detaches a secondary interface, which is then available. */
export function detachNetworkInterface(world: World, attachmentId: string): void {
  const { eni, attachment } = attached(world, attachmentId);
  if (attachment.instanceId === undefined)
    throw new AwsFault('AuthFailure', 'You do not have permission to access the specified resource.');
  if (attachment.deviceIndex === 0)
    throw new AwsFault(
      'OperationNotPermitted',
      'The network interface at device index 0 and networkCard index 0 cannot be detached.',
    );
  release(world, eni);
  world.interfaceChanged.fire(eni.id);
}

/** Takes an interface off whatever it is attached to. */
export function release(world: World, eni: NetworkInterface): void {
  const instance = world.instances.get(eni.attachment?.instanceId ?? '');
  if (instance !== undefined) instance.interfaceIds = instance.interfaceIds.filter((id) => id !== eni.id);
  delete eni.attachment;
  if (keptAddressOf(world, eni) === undefined) delete eni.publicIp;
  eni.status = 'available';
}

function unattached(world: World, id: string): NetworkInterface {
  const eni = existing(world.networkInterfaces, 'networkInterface', id);
  if (eni.attachment !== undefined) throw new AwsFault('InvalidNetworkInterface.InUse', `Interface: [${id}] in use.`);
  return eni;
}

function attached(world: World, attachmentId: string): { eni: NetworkInterface; attachment: Attachment } {
  for (const eni of world.networkInterfaces.values())
    if (eni.attachment?.id === attachmentId) return { eni, attachment: eni.attachment };
  throw notFound('attachment', attachmentId);
}

function checkHost(
  world: World,
  eni: NetworkInterface,
  instance: Instance,
  deviceIndex: number,
  networkCardIndex: number,
): void {
  if (instance.state === 'shutting-down' || instance.state === 'terminated')
    throw new AwsFault('IncorrectState', `Instance '${instance.id}' is not 'running' or 'stopped'.`);
  if (eni.zone !== instance.zone)
    throw new AwsFault(
      'InvalidParameterCombination',
      'You may not attach a network interface to an instance if they are not in the same availability zone',
    );
  const onCard = instance.interfaceIds
    .map((id) => world.networkInterfaces.get(id)?.attachment)
    .filter((other) => other?.networkCardIndex === networkCardIndex);
  if (onCard.some((other) => other?.deviceIndex === deviceIndex))
    throw new AwsFault(
      'InvalidParameterValue',
      `Instance '${instance.id}' already has an interface attached at device index '${deviceIndex}'.`,
    );
  checkInterfaceCount(instance.type, networkCardIndex, onCard.length);
  checkSlots(instance.type, usedSlots(eni));
}

function attach(
  world: World,
  eni: NetworkInterface,
  host: Pick<Attachment, 'instanceId' | 'instanceOwnerId' | 'deviceIndex' | 'networkCardIndex' | 'deleteOnTermination'>,
): Attachment {
  const attachment: Attachment = {
    ...host,
    id: world.id('eni-attach'),
    attachedAt: world.clock.now(),
    status: 'attached',
  };
  eni.attachment = attachment;
  eni.status = 'in-use';
  return attachment;
}
