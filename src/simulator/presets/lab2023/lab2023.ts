import { generateKeyNow } from '../../world/compute/keyMaterial.ts';
import { storePrivateKey } from '../../world/compute/keyPairParameter.ts';
import { createKeyPair } from '../../world/compute/keyPairs.ts';
import { createOidcProvider } from '../../world/iam/oidcProviders.ts';
import { existingCluster } from '../../world/eks/refusals.ts';
import { deployStack } from '../deployStack.ts';
import { labName, type Preset, type PresetSite } from '../preset.ts';
import { until } from '../until.ts';
import { addonTemplate, clusterTemplate, nodegroupTemplate } from './eksctlTemplates.ts';
import { hostTemplate, subnetBlocks } from './hostTemplate.ts';
import { recordOutcomes } from './outcomes.ts';

const hour = 3_600_000;

const clusterName = labName;
const version = '1.24';
const keyName = 'myeks-nodes';

/** What eksctl writes on its stacks. */
const eksctlTags = {
  'alpha.eksctl.io/cluster-name': clusterName,
  'eksctl.cluster.k8s.io/v1alpha1/cluster-name': clusterName,
  'alpha.eksctl.io/eksctl-version': '0.138.0',
};

/**
 * The lab as it was published in May 2023: Kubernetes 1.24 on Amazon Linux 2 with the VPC CNI 1.12.6, made by one stack
 * with a host and, from that, by eksctl. Its nodes have been up for fifteen hours.
 */
export const lab2023: Preset = {
  age: 15.5 * hour,
  async make(site) {
    const { world, eks } = site;
    recordOutcomes(world);
    makeKey(site);
    await deployStack(site, {
      name: clusterName,
      template: JSON.stringify(hostTemplate),
      parameters: { KeyName: keyName, MyIamUserAccessKeyID: 'hidden', MyIamUserSecretAccessKey: 'hidden' },
    });
    const place = placeOf(site);
    const eksctl = (suffix: string, template: object) =>
      deployStack(site, {
        name: `eksctl-${clusterName}-${suffix}`,
        template: JSON.stringify(template),
        tags: eksctlTags,
      });
    await eksctl('cluster', clusterTemplate(place, version));
    const { oidcIssuer, clusterSecurityGroupId } = existingCluster(world, clusterName);
    const provider = createOidcProvider(world, { url: oidcIssuer, clientIds: ['sts.amazonaws.com'] });
    await eksctl('addon-vpc-cni', addonTemplate(provider.arn, oidcIssuer));
    const roleArn = [...world.roles.values()].find(({ name }) => name.startsWith('eksctl-myeks-addon-vpc-cni'))?.arn;
    eks.createAddon(clusterName, {
      name: 'vpc-cni',
      version: 'v1.12.6-eksbuild.1',
      ...(roleArn !== undefined && { serviceAccountRoleArn: roleArn }),
    });
    eks.createAddon(clusterName, { name: 'kube-proxy', version: 'v1.24.10-eksbuild.2' });
    await eksctl('nodegroup-ng1', nodegroupTemplate(place, clusterSecurityGroupId, keyName));
    eks.createAddon(clusterName, { name: 'coredns', version: 'v1.9.3-eksbuild.3' });
    const { addons } = existingCluster(world, clusterName);
    await until(eks.onDidChange, () => [...addons.values()].every(({ status }) => status === 'ACTIVE'));
  },
};

/** The key of host and nodes, kept where a stack keeps its keys. */
function makeKey({ world }: PresetSite): void {
  const material = generateKeyNow('ed25519');
  const { id } = createKeyPair(world, { name: keyName, material, tags: {} });
  storePrivateKey(world, id, material.privateKey);
}

function placeOf({ world }: PresetSite) {
  const blocks: readonly string[] = Object.values(subnetBlocks.public);
  const subnets = [...world.subnets.values()].filter(({ cidr }) => blocks.includes(cidr));
  const byBlock = subnets.toSorted((a, b) => (a.cidr < b.cidr ? -1 : 1));
  return { clusterName, vpcId: byBlock[0]?.vpcId ?? '', subnetIds: byBlock.map(({ id }) => id) };
}
