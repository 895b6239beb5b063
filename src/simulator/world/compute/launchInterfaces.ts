import { AwsFault } from '../fault.ts';
import { attachNetworkInterface } from '../network/attachments.ts';
import { createNetworkInterface, deleteNetworkInterface } from '../network/networkInterfaces.ts';
import { existing } from '../resourceIds.ts';
import type { Instance } from './records.ts';
import type { NetworkInterface } from '../network/records.ts';
import type { World } from '../world.ts';
import type { LaunchInterface, RunInstanceRequest } from './launchRequest.ts';

/** The interface a launch is to have first: the one it names, or a new one in its subnet. */
export function primaryFor(world: World, request: RunInstanceRequest): NetworkInterface {
  if (request.primaryInterfaceId !== undefined) {
    const eni = existing(world.networkInterfaces, 'networkInterface', request.primaryInterfaceId);
    if (eni.attachment !== undefined)
      throw new AwsFault('InvalidNetworkInterface.InUse', `Interface: [${eni.id}] in use.`);
    return eni;
  }
  const { privateIpAddress, secondaryPrivateIpAddressCount, ipv4PrefixCount } = request;
  try {
    return createNetworkInterface(world, {
      subnetId: request.subnetId,
      groups: request.groups,
      description: '',
      tags: request.interfaceTags ?? {},
      ...(privateIpAddress !== undefined && { privateIpAddress }),
      ...(secondaryPrivateIpAddressCount !== undefined && { secondaryPrivateIpAddressCount }),
      ...(ipv4PrefixCount !== undefined && { ipv4PrefixCount }),
    });
  } catch (error) {
    if (!(error instanceof AwsFault) || error.code !== 'InsufficientFreeAddressesInSubnet') throw error;
    throw new AwsFault(
      error.code,
      `There are not enough free addresses in subnet '${request.subnetId}' to satisfy the requested number of instances.`,
    );
  }
}

/** Gives a new instance an interface beside its primary one. */
export function attachAnother(world: World, instance: Instance, request: LaunchInterface): void {
  const isNew = request.interfaceId === undefined;
  const id =
    request.interfaceId ??
    createNetworkInterface(world, { ...request, description: request.description ?? '', tags: {} }).id;
  try {
    attachNetworkInterface(world, {
      networkInterfaceId: id,
      instanceId: instance.id,
      deviceIndex: request.deviceIndex,
      networkCardIndex: request.networkCardIndex ?? 0,
      deleteOnTermination: request.deleteOnTermination ?? isNew,
    });
  } catch (error) {
    if (isNew) deleteNetworkInterface(world, id);
    throw error;
  }
}
