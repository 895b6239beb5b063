import type { Eks } from '../../world/eks/eks.ts';
import type { Operation } from '../operation.ts';
import { associateAccessPolicy } from './associateAccessPolicy.ts';
import { createAccessEntry } from './createAccessEntry.ts';
import { createAddon } from './createAddon.ts';
import { createCluster } from './createCluster.ts';
import { createNodegroup } from './createNodegroup.ts';
import { createPodIdentityAssociation } from './createPodIdentityAssociation.ts';
import { deleteAccessEntry } from './deleteAccessEntry.ts';
import { deleteAddon } from './deleteAddon.ts';
import { deleteCluster } from './deleteCluster.ts';
import { deleteNodegroup } from './deleteNodegroup.ts';
import { deletePodIdentityAssociation } from './deletePodIdentityAssociation.ts';
import { describeAccessEntry } from './describeAccessEntry.ts';
import { describeAddon } from './describeAddon.ts';
import { describeAddonConfiguration } from './describeAddonConfiguration.ts';
import { describeAddonVersions } from './describeAddonVersions.ts';
import { describeCluster } from './describeCluster.ts';
import { describeClusterVersions } from './describeClusterVersions.ts';
import { describeNodegroup } from './describeNodegroup.ts';
import { describePodIdentityAssociation } from './describePodIdentityAssociation.ts';
import { describeUpdate } from './describeUpdate.ts';
import { listAccessEntries } from './listAccessEntries.ts';
import { listAddons } from './listAddons.ts';
import { listAssociatedAccessPolicies } from './listAssociatedAccessPolicies.ts';
import { listClusters } from './listClusters.ts';
import { listNodegroups } from './listNodegroups.ts';
import { listPodIdentityAssociations } from './listPodIdentityAssociations.ts';
import { listUpdates } from './listUpdates.ts';
import { updateAddon } from './updateAddon.ts';
import { updateNodegroupConfig } from './updateNodegroupConfig.ts';
import { updateNodegroupVersion } from './updateNodegroupVersion.ts';
import { updatePodIdentityAssociation } from './updatePodIdentityAssociation.ts';

/** The operations of EKS by name. */
export function eksOperations(eks: Eks): Readonly<Record<string, Operation>> {
  return {
    AssociateAccessPolicy: associateAccessPolicy(eks),
    CreateAccessEntry: createAccessEntry(eks),
    CreateAddon: createAddon(eks),
    CreateCluster: createCluster(eks),
    CreateNodegroup: createNodegroup(eks),
    CreatePodIdentityAssociation: createPodIdentityAssociation,
    DeleteAccessEntry: deleteAccessEntry(eks),
    DeleteAddon: deleteAddon(eks),
    DeleteCluster: deleteCluster(eks),
    DeleteNodegroup: deleteNodegroup(eks),
    DeletePodIdentityAssociation: deletePodIdentityAssociation,
    DescribeAccessEntry: describeAccessEntry,
    DescribeAddon: describeAddon,
    DescribeAddonConfiguration: describeAddonConfiguration,
    DescribeAddonVersions: describeAddonVersions,
    DescribeCluster: describeCluster,
    DescribeClusterVersions: describeClusterVersions,
    DescribeNodegroup: describeNodegroup,
    DescribePodIdentityAssociation: describePodIdentityAssociation,
    DescribeUpdate: describeUpdate,
    ListAccessEntries: listAccessEntries,
    ListAddons: listAddons,
    ListAssociatedAccessPolicies: listAssociatedAccessPolicies,
    ListClusters: listClusters,
    ListNodegroups: listNodegroups,
    ListPodIdentityAssociations: listPodIdentityAssociations,
    ListUpdates: listUpdates,
    UpdateAddon: updateAddon(eks),
    UpdateNodegroupConfig: updateNodegroupConfig(eks),
    UpdateNodegroupVersion: updateNodegroupVersion(eks),
    UpdatePodIdentityAssociation: updatePodIdentityAssociation,
  };
}
