import type { Eks } from '../../world/eks/eks.ts';
import type { Operation } from '../operation.ts';
import { describedCluster } from './describedCluster.ts';
import { optionalText, requiredText, tagsIn, texts } from './input.ts';
import { structure } from '../inputMembers.ts';

export function createCluster(eks: Eks): Operation {
  return ({ input, principal }) => {
    const network = structure(input, 'resourcesVpcConfig');
    const access = structure(input, 'accessConfig');
    const version = optionalText(input, 'version');
    const authenticationMode = optionalText(access, 'authenticationMode');
    const serviceCidr = optionalText(structure(input, 'kubernetesNetworkConfig'), 'serviceIpv4Cidr');
    const supportType = optionalText(structure(input, 'upgradePolicy'), 'supportType');
    const cluster = eks.createCluster({
      name: requiredText(input, 'name'),
      roleArn: requiredText(input, 'roleArn'),
      subnetIds: texts(network, 'subnetIds'),
      securityGroupIds: texts(network, 'securityGroupIds'),
      endpointPublicAccess: network['endpointPublicAccess'] !== false,
      endpointPrivateAccess: network['endpointPrivateAccess'] === true,
      bootstrapClusterCreatorAdminPermissions: access['bootstrapClusterCreatorAdminPermissions'] !== false,
      bootstrapSelfManagedAddons: input['bootstrapSelfManagedAddons'] !== false,
      tags: tagsIn(input),
      creatorArn: principal.arn,
      ...(version !== undefined && { version }),
      ...(authenticationMode !== undefined && { authenticationMode }),
      ...(serviceCidr !== undefined && { serviceCidr }),
      ...(supportType !== undefined && { supportType }),
    });
    return { cluster: describedCluster(cluster) };
  };
}
