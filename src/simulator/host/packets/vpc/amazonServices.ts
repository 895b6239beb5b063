import type { NetworkInterface } from '../../../world/network/records.ts';
import { vpcResolver } from '../../network/node/nodeRoutes.ts';
import type { PacketNetwork } from '../packetNetwork.ts';
import type { Addressee } from '../respond.ts';
import { instanceMetadata } from '../servers/instanceMetadata.ts';
import { resolverOf } from '../servers/vpcDns.ts';

/** Link-local addresses at which every subnet has the VPC's resolver and the instance metadata. */
const resolverAddress = '169.254.169.253';
const metadataAddress = '169.254.169.254';

/** What AWS itself answers with in every subnet of a VPC, whatever security groups say. */
export function amazonService(
  network: PacketNetwork,
  eni: NetworkInterface,
  destination: string,
): Addressee | undefined {
  const { world } = network;
  const vpc = world.vpcs.get(eni.vpcId);
  if (vpc === undefined) return undefined;
  if (destination === metadataAddress) {
    const instance = world.instances.get(eni.attachment?.instanceId ?? '');
    return instance === undefined ? undefined : instanceMetadata(world, instance);
  }
  const isResolver = destination === resolverAddress || destination === vpcResolver(vpc.cidr);
  return isResolver && vpc.enableDnsSupport ? resolverOf(network, vpc) : undefined;
}
