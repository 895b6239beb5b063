import { attachToService, release } from '../network/attachments.ts';
import { createNetworkInterface, deleteNetworkInterface } from '../network/networkInterfaces.ts';
import { publicAddress } from '../network/publicAddress.ts';
import type { NetworkInterface, Subnet } from '../network/records.ts';
import type { World } from '../world.ts';
import type { Scheme } from './records.ts';

/** As whom ELB asks EC2 for interfaces, and whose their attachments and public addresses are. */
const service = 'amazon-elb';
/** Lab milliseconds from a balancer's deletion until its interfaces are gone. */
const removalTime = 30_000;

export interface BalancerInterfacesRequest {
  /** `ELB <name>`, or `ELB app/<name>/<id>` and `ELB net/<name>/<id>`. */
  readonly description: string;
  readonly subnets: readonly Subnet[];
  /** Ids of security groups. */
  readonly groups: readonly string[];
  readonly scheme: Scheme;
}

/** Makes the interfaces of a balancer, one in each subnet, which only ELB may change; returns their ids. */
export function createBalancerInterfaces(world: World, request: BalancerInterfacesRequest): string[] {
  return request.subnets.map((subnet) => {
    const eni = createNetworkInterface(world, {
      subnetId: subnet.id,
      groups: request.groups,
      description: request.description,
      tags: {},
      requesterId: service,
      requesterManaged: true,
    });
    if (request.scheme === 'internet-facing') eni.publicIp = publicAddress(world, eni.addresses[0] ?? '');
    attachToService(world, { networkInterfaceId: eni.id, instanceOwnerId: service, deviceIndex: 1 });
    return eni.id;
  });
}

/** Takes the interfaces of a deleted balancer away after a while. */
export function removeBalancerInterfaces(world: World, ids: readonly string[]): void {
  for (const eni of ids.flatMap((id) => world.networkInterfaces.get(id) ?? [])) {
    eni.status = 'detaching';
    if (eni.attachment !== undefined) eni.attachment.status = 'detaching';
    world.interfaceChanged.fire(eni.id);
  }
  goOn(world);
}

/** Lets the interfaces go that deleted balancers leave behind, after a while. */
export function goOn(world: World): void {
  const ids = [...world.networkInterfaces.values()].filter(isLeaving).map(({ id }) => id);
  world.clock.after(removalTime, () => {
    for (const id of ids) {
      const eni = world.networkInterfaces.get(id);
      if (eni === undefined) continue;
      release(world, eni);
      deleteNetworkInterface(world, id);
    }
  });
}

/** Only those of balancers take time to leave. */
function isLeaving({ status }: NetworkInterface): boolean {
  return status === 'detaching';
}
