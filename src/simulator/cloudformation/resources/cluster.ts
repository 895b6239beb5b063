import { AwsFault } from '../../world/fault.ts';
import type { EksCluster } from '../../world/state.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';

function found(name: string, { world }: ResourceContext): EksCluster | undefined {
  return world.clusters.get(name);
}

export const cluster: ResourceType = {
  name: 'AWS::EKS::Cluster',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: {
    Arn: (name, context) => found(name, context)?.arn,
    CertificateAuthorityData: (name, context) => found(name, context)?.certificateAuthority,
    ClusterSecurityGroupId: (name, context) => found(name, context)?.clusterSecurityGroupId,
    Endpoint: (name, context) => found(name, context)?.endpoint,
    OpenIdConnectIssuerUrl: (name, context) => found(name, context)?.oidcIssuer,
  },
  create(properties, context) {
    const network = properties.nested('ResourcesVpcConfig');
    const access = properties.nested('AccessConfig');
    return context.eks.createCluster({}).name;
  },
  isReady(name, context) {
    const status = found(name, context)?.status;
    if (status === 'FAILED') throw new AwsFault('NotStabilized', `Cluster ${name} failed to stabilize`, 400);
    return status === 'ACTIVE';
  },
  delete: (name, { eks }) => eks.deleteCluster(name),
  isGone: (name, context) => found(name, context) === undefined,
  changed: ({ eks }) => eks.onDidChange,
};
