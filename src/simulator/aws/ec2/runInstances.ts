import { checkCapacity, quotaRoom } from '../../world/compute/capacity.ts';
import { runInstance } from '../../world/compute/instances.ts';
import type { RunInstanceRequest } from '../../world/compute/launchRequest.ts';
import type { LaunchTemplateData } from '../../world/compute/launchTemplates.ts';
import { AwsFault } from '../../world/fault.ts';
import { availableAddresses } from '../../world/network/subnetAddresses.ts';
import type { Instance } from '../../world/compute/records.ts';
import type { Tags } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';
import { optionalNumber, optionalText } from './input.ts';
import { structures, type Input } from '../inputMembers.ts';
import { instanceItem } from './items/instanceItem.ts';
import { launchIn, launchOf } from './launchIn.ts';
import { tagSpecification } from './tags.ts';

const taggable = ['instance', 'network-interface', 'volume', 'spot-instances-request', 'elastic-gpu'];

/** Launches instances: as many as there is room for, of at most MaxCount, and none unless there is for MinCount. */
export const runInstances: Operation = ({ world, input }) => {
  const data = launchIn(world, input);
  const { min, max } = countsIn(input);
  const tagsOf = (type: string): Tags => ({ ...templateTags(data, type), ...tagSpecification(input, type, taggable) });
  const reservationId = world.id('r');
  const request: RunInstanceRequest = {
    ...launchOf(world, data),
    reservationId,
    tags: tagsOf('instance'),
    volumeTags: tagsOf('volume'),
    interfaceTags: tagsOf('network-interface'),
  };
  const count = Math.min(max, Math.max(min, roomFor(world, request)));
  if (count > 1 && request.privateIpAddress !== undefined)
    throw new AwsFault(
      'InvalidParameterCombination',
      'The privateIpAddress parameter cannot be used when launching multiple instances',
    );
  checkRoom(world, request, count);
  const instances: Instance[] = [];
  for (let index = 0; index < count; index++) instances.push(runInstance(world, request));
  return {
    reservationId,
    ownerId: world.account,
    groupSet: [],
    instancesSet: instances.map((instance) => instanceItem(world, instance)),
  };
};

function countsIn(input: Input): { min: number; max: number } {
  const [min, max] = [optionalNumber(input, 'MinCount') ?? 1, optionalNumber(input, 'MaxCount') ?? 1];
  if (min < 1)
    throw new AwsFault(
      'InvalidParameterValue',
      `Value (${min}) for parameter minCount is invalid. Expected a value greater than 0.`,
    );
  if (max < min)
    throw new AwsFault(
      'InvalidParameterValue',
      `Value (${max}) for parameter maxCount is invalid. Expected a value greater than or equal to minCount.`,
    );
  if (max > 1000)
    throw new AwsFault(
      'InstanceLimitExceeded',
      `You have requested more instances (${max}) than your current instance limit of 1000 allows for the specified instance type.`,
    );
  return { min, max };
}

/** How many instances of the launch the subnet's addresses and the account's quota have room for. */
function roomFor(world: World, request: RunInstanceRequest): number {
  const isKnown = request.primaryInterfaceId === undefined && world.subnets.has(request.subnetId);
  const addresses = isKnown ? Math.floor(availableAddresses(world, request.subnetId) / addressesEach(request)) : 1;
  return Math.min(addresses, quotaRoom(world, request.type));
}

/** Several instances are launched together or not at all. */
function checkRoom(world: World, request: RunInstanceRequest, count: number): void {
  const zone = world.subnets.get(request.subnetId)?.zone;
  if (count === 1 || zone === undefined) return;
  checkCapacity(world, request.type, zone, count);
  if (availableAddresses(world, request.subnetId) < count * addressesEach(request))
    throw new AwsFault(
      'InsufficientFreeAddressesInSubnet',
      `There are not enough free addresses in subnet '${request.subnetId}' to satisfy the requested number of instances.`,
    );
}

function addressesEach({ secondaryPrivateIpAddressCount = 0 }: RunInstanceRequest): number {
  return 1 + secondaryPrivateIpAddressCount;
}

function templateTags(data: LaunchTemplateData, type: string): Tags {
  const specifications = structures(data, 'TagSpecifications').filter((each) => each['ResourceType'] === type);
  const tags = specifications.flatMap((each) => structures(each, 'Tags'));
  return Object.fromEntries(tags.map((tag) => [optionalText(tag, 'Key') ?? '', optionalText(tag, 'Value') ?? '']));
}
