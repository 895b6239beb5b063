import { notStabilized } from '../handlerFailure.ts';
import type { EksCluster } from '../../world/eks/records.ts';
import type { Properties } from '../properties.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { roleOf } from '../../world/iam/callerRights.ts';
import { setClusterConfig } from '../../world/eks/clusterConfig.ts';
import { generatedName } from './generatedName.ts';
import { tagsOf } from './stackTags.ts';
import { refuseChanges } from './unchangeable.ts';

/** Longest name EKS takes for a cluster. */
const nameLimit = 100;

function found(name: string, { world }: ResourceContext): EksCluster | undefined {
  return world.clusters.get(name);
}

function optional<K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, string>);
}

function accessOf(properties: Properties) {
  const access = properties.nested('AccessConfig');
  return {
    ...optional('authenticationMode', access.optionalText('AuthenticationMode')),
    bootstrapClusterCreatorAdminPermissions: access.flag('BootstrapClusterCreatorAdminPermissions', true),
  };
}

function networkOf(properties: Properties) {
  const network = properties.nested('ResourcesVpcConfig');
  return {
    subnetIds: network.texts('SubnetIds'),
    securityGroupIds: network.texts('SecurityGroupIds'),
    endpointPublicAccess: network.flag('EndpointPublicAccess', true),
    endpointPrivateAccess: network.flag('EndpointPrivateAccess', false),
    ...optional('serviceCidr', properties.nested('KubernetesNetworkConfig').optionalText('ServiceIpv4Cidr')),
  };
}

/** Its physical id is its name. How long it takes is EKS's affair. */
export const cluster: ResourceType = {
  name: 'AWS::EKS::Cluster',
  createTime: 1_000,
  deleteTime: 1_000,
  customName: 'Name',
  attributes: {
    Arn: (name, context) => found(name, context)?.arn,
    CertificateAuthorityData: (name, context) => found(name, context)?.certificateAuthority,
    ClusterSecurityGroupId: (name, context) => found(name, context)?.clusterSecurityGroupId,
    Endpoint: (name, context) => found(name, context)?.endpoint,
    OpenIdConnectIssuerUrl: (name, context) => found(name, context)?.oidcIssuer,
  },
  create: (properties, context) =>
    context.eks.createCluster({
      name: properties.optionalText('Name') ?? generatedName(context, nameLimit),
      ...optional('version', properties.optionalText('Version')),
      roleArn: properties.text('RoleArn'),
      ...networkOf(properties),
      ...accessOf(properties),
      bootstrapSelfManagedAddons: properties.flag('BootstrapSelfManagedAddons', true),
      ...optional('supportType', properties.nested('UpgradePolicy').optionalText('SupportType')),
      tags: tagsOf(properties, context),
      ...optional('creatorArn', context.caller && roleOf(context.caller)),
    }).name,
  updateTime: 120_000,
  update(name, properties, { world }, previous) {
    refuseChanges('AWS::EKS::Cluster', ['Version'], previous, properties);
    const { endpointPublicAccess, endpointPrivateAccess } = networkOf(properties);
    setClusterConfig(world, name, {
      endpointPublicAccess,
      endpointPrivateAccess,
      ...optional('authenticationMode', properties.nested('AccessConfig').optionalText('AuthenticationMode')),
      ...optional('supportType', properties.nested('UpgradePolicy').optionalText('SupportType')),
    });
  },
  tagged: found,
  isReady(name, context) {
    const status = found(name, context)?.status;
    if (status === 'FAILED') throw notStabilized(`Cluster ${name} is in FAILED state`);
    return status === 'ACTIVE';
  },
  delete: (name, { eks }) => {
    eks.deleteCluster(name);
  },
  isGone: (name, context) => found(name, context) === undefined,
  changed: ({ eks }) => eks.onDidChange,
};
