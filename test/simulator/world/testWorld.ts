import { expect } from 'vitest';
import { AwsFault } from '../../../src/simulator/world/fault.ts';
import { imagesOf } from '../../../src/simulator/world/compute/images.ts';
import { runInstance } from '../../../src/simulator/world/compute/instances.ts';
import type { RunInstanceRequest } from '../../../src/simulator/world/compute/launchRequest.ts';
import { createUser } from '../../../src/simulator/world/iam/principals.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { attachInternetGateway, createInternetGateway } from '../../../src/simulator/world/network/internetGateways.ts';
import {
  associateRouteTable,
  createRoute,
  createRouteTable,
} from '../../../src/simulator/world/network/routeTables.ts';
import { createSubnet } from '../../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../../src/simulator/world/network/vpcs.ts';
import { seededRandom } from '../../../src/simulator/world/random.ts';
import type { Instance } from '../../../src/simulator/world/compute/records.ts';
import type { Subnet, Vpc } from '../../../src/simulator/world/network/records.ts';
import { World } from '../../../src/simulator/world/world.ts';

/** A world in Seoul on the day of its clock, with one user. */
export function emptyWorld(): { world: World; clock: ManualLabClock } {
  const clock = new ManualLabClock();
  const world = new World({ region: 'ap-northeast-2', account: '111122223333', clock, random: seededRandom(1) });
  createUser(world, 'learner', 'a secret of this test');
  return { world, clock };
}

export interface LabNetwork {
  readonly world: World;
  readonly clock: ManualLabClock;
  readonly vpc: Vpc;
  /** 192.168.1.0/24 to 192.168.3.0/24 in zones a to c, public. */
  readonly subnets: readonly [Subnet, Subnet, Subnet];
  readonly gatewayId: string;
}

/** The lab's VPC with its public subnets and the way out. */
export function labNetwork(): LabNetwork {
  const { world, clock } = emptyWorld();
  return { world, clock, ...labNetworkIn(world) };
}

/** The same in a world that there is. */
export function labNetworkIn(world: World): Omit<LabNetwork, 'world' | 'clock'> {
  const vpc = createVpc(world, { cidr: '192.168.0.0/16', enableDnsHostnames: true, tags: {} });
  const subnet = (number: number, zone: string) =>
    createSubnet(world, {
      vpcId: vpc.id,
      cidr: `192.168.${number}.0/24`,
      zone: world.zone(zone),
      mapPublicIpOnLaunch: true,
      tags: {},
    });
  const subnets = [subnet(1, 'a'), subnet(2, 'b'), subnet(3, 'c')] as const;
  const gatewayId = createInternetGateway(world, { tags: {} }).id;
  attachInternetGateway(world, gatewayId, vpc.id);
  const table = createRouteTable(world, { vpcId: vpc.id, tags: {} });
  createRoute(world, table.id, { destination: '0.0.0.0/0', gatewayId });
  for (const { id } of subnets) associateRouteTable(world, table.id, id);
  return { vpc, subnets: [...subnets], gatewayId };
}

/** Launches an instance into a subnet, by default the lab's t3.medium. */
export function launched(world: World, subnet: Subnet, request: Partial<RunInstanceRequest> = {}): Instance {
  const [image] = imagesOf(world);
  return runInstance(world, {
    type: 't3.medium',
    imageId: image?.id ?? '',
    subnetId: subnet.id,
    groups: [],
    rootVolumeGiB: 30,
    tags: {},
    ...request,
  });
}

/** Expects a refusal with this code and exactly this text. */
export function expectFault(run: () => unknown, code: string, message: string): void {
  let thrown: unknown;
  try {
    run();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(AwsFault);
  expect(thrown).toMatchObject({ code, message });
}
