import type { Route } from '../protocols/restJson.ts';

const cluster = '/clusters/{name}';
const ofCluster = '/clusters/{clusterName}';
const nodegroup = `${ofCluster}/node-groups/{nodegroupName}`;
const addon = `${ofCluster}/addons/{addonName}`;
const accessEntry = `${ofCluster}/access-entries/{principalArn}`;
const associations = `${ofCluster}/pod-identity-associations`;

/** Where the operations of EKS are (REST-JSON, version 2017-11-01). */
export const eksRoutes: readonly Route[] = [
  { method: 'GET', path: '/clusters', operation: 'ListClusters' },
  { method: 'POST', path: '/clusters', operation: 'CreateCluster' },
  { method: 'GET', path: cluster, operation: 'DescribeCluster' },
  { method: 'DELETE', path: cluster, operation: 'DeleteCluster' },
  { method: 'GET', path: `${ofCluster}/node-groups`, operation: 'ListNodegroups' },
  { method: 'POST', path: `${ofCluster}/node-groups`, operation: 'CreateNodegroup' },
  { method: 'GET', path: nodegroup, operation: 'DescribeNodegroup' },
  { method: 'DELETE', path: nodegroup, operation: 'DeleteNodegroup' },
  { method: 'POST', path: `${nodegroup}/update-config`, operation: 'UpdateNodegroupConfig' },
  { method: 'POST', path: `${nodegroup}/update-version`, operation: 'UpdateNodegroupVersion' },
  { method: 'GET', path: `${ofCluster}/addons`, operation: 'ListAddons' },
  { method: 'POST', path: `${ofCluster}/addons`, operation: 'CreateAddon' },
  { method: 'GET', path: addon, operation: 'DescribeAddon' },
  { method: 'DELETE', path: addon, operation: 'DeleteAddon' },
  { method: 'POST', path: '/clusters/{name}/addons/{addonName}/update', operation: 'UpdateAddon' },
  { method: 'GET', path: '/clusters/{name}/updates', operation: 'ListUpdates' },
  { method: 'GET', path: '/clusters/{name}/updates/{updateId}', operation: 'DescribeUpdate' },
  { method: 'GET', path: '/addons/configuration-schemas', operation: 'DescribeAddonConfiguration' },
  { method: 'GET', path: '/addons/supported-versions', operation: 'DescribeAddonVersions' },
  { method: 'GET', path: '/cluster-versions', operation: 'DescribeClusterVersions' },
  { method: 'GET', path: `${ofCluster}/access-entries`, operation: 'ListAccessEntries' },
  { method: 'POST', path: `${ofCluster}/access-entries`, operation: 'CreateAccessEntry' },
  { method: 'GET', path: accessEntry, operation: 'DescribeAccessEntry' },
  { method: 'DELETE', path: accessEntry, operation: 'DeleteAccessEntry' },
  { method: 'GET', path: `${accessEntry}/access-policies`, operation: 'ListAssociatedAccessPolicies' },
  { method: 'POST', path: `${accessEntry}/access-policies`, operation: 'AssociateAccessPolicy' },
  { method: 'GET', path: associations, operation: 'ListPodIdentityAssociations' },
  { method: 'POST', path: associations, operation: 'CreatePodIdentityAssociation' },
  { method: 'GET', path: `${associations}/{associationId}`, operation: 'DescribePodIdentityAssociation' },
  { method: 'POST', path: `${associations}/{associationId}`, operation: 'UpdatePodIdentityAssociation' },
  { method: 'DELETE', path: `${associations}/{associationId}`, operation: 'DeletePodIdentityAssociation' },
];
