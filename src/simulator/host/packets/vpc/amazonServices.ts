import { vpcResolver } from '../../network/node/nodeRoutes.ts';
import { resolverOf } from '../servers/vpcDns.ts';
import type { Addressee } from '../respond.ts';
import type { Walk } from '../walk.ts';

/** Link-local addresses at which every subnet has the VPC's resolver and the instance metadata. */
const resolverAddress = '169.254.169.253';

/** What AWS itself answers with in every subnet of a VPC, whatever security groups say. */
export function amazonService(walk: Walk, vpcId: string, destination: string): Addressee | undefined {
  const vpc = walk.network.world.vpcs.get(vpcId);
  if (vpc === undefined || !vpc.enableDnsSupport) return undefined;
  if (destination !== resolverAddress && destination !== vpcResolver(vpc.cidr)) return undefined;
  return resolverOf(walk.network, vpc);
}
