import { ClusterControlPlane } from '../../../src/simulator/control/clusterControlPlane.ts';
import { createRole } from '../../../src/simulator/world/iam/roles.ts';
import type { LabClock } from '../../../src/simulator/world/labClock.ts';
import { presignedIdentity } from '../../../src/simulator/aws/presignedIdentity.ts';
import { attachNetworkInterface } from '../../../src/simulator/world/network/attachments.ts';
import { createNetworkInterface } from '../../../src/simulator/world/network/networkInterfaces.ts';
import { createSubnet } from '../../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../../src/simulator/world/network/vpcs.ts';
import { seededRandom } from '../../../src/simulator/world/random.ts';
import type { Instance } from '../../../src/simulator/world/compute/records.ts';
import type { Addon, EksCluster, Nodegroup } from '../../../src/simulator/world/eks/records.ts';
import { World } from '../../../src/simulator/world/world.ts';
import { secretOf } from './token.ts';

export const adminArn = 'arn:aws:iam::111122223333:user/learner';
export const adminKey = 'AKIALABADMIN00000000';
export const viewerArn = 'arn:aws:iam::111122223333:role/viewer';
export const viewerKey = 'AKIALABVIEWER0000000';
export const strangerKey = 'AKIALABSTRANGER00000';

/** The lab's cluster without the AWS protocols around it: VPC 192.168.0.0/16, three public subnets, three nodes. */
export interface Lab {
  readonly world: World;
  readonly cluster: EksCluster;
  readonly nodegroup: Nodegroup;
  readonly controlPlane: ClusterControlPlane;
  readonly instances: readonly Instance[];
}

export interface LabOptions {
  readonly clock: LabClock;
  readonly version?: string;
  readonly instanceType?: string;
  readonly nodes?: number;
  readonly addons?: readonly Addon[];
  readonly subnetBits?: number;
  readonly oidcIssuer?: string;
}

export function addon(name: string, version: string, configurationValues?: string): Addon {
  return {
    name,
    createdAt: 0,
    modifiedAt: 0,
    arn: `arn:aws:eks:ap-northeast-2:111122223333:addon/myeks/${name}/1`,
    version,
    status: 'CREATING',
    issues: [],
    ...(configurationValues && { configurationValues }),
  };
}

export const usualAddons = [
  addon('vpc-cni', 'v1.23.1-eksbuild.1'),
  addon('kube-proxy', 'v1.36.0-eksbuild.25'),
  addon('coredns', 'v1.14.3-eksbuild.23'),
];

export async function startLab(options: LabOptions): Promise<Lab> {
  const { clock, version = '1.36', instanceType = 't3.medium', nodes = 3, subnetBits = 24 } = options;
  const world = new World({ region: 'ap-northeast-2', account: '111122223333', clock, random: seededRandom(7) });
  const vpc = createVpc(world, { cidr: '192.168.0.0/16', enableDnsHostnames: true, tags: {} });
  const subnets = ['a', 'b', 'c'].map((letter, index) =>
    createSubnet(world, {
      vpcId: vpc.id,
      cidr: `192.168.${index + 1}.0/${subnetBits}`,
      zone: world.zone(letter),
      mapPublicIpOnLaunch: true,
      tags: {},
    }),
  );
  const entry = (arn: string, policy: string) => ({
    principalArn: arn,
    type: 'STANDARD' as const,
    username: arn,
    createdAt: clock.now(),
    groups: [],
    policies: [
      {
        arn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
        scope: 'cluster' as const,
        namespaces: [],
      },
    ],
  });
  createRole(world, {
    name: 'node',
    trust: {},
    managedPolicies: ['arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'],
    tags: {},
  });
  const cluster: EksCluster = {
    name: 'myeks',
    arn: 'arn:aws:eks:ap-northeast-2:111122223333:cluster/myeks',
    version,
    roleArn: 'arn:aws:iam::111122223333:role/cluster',
    createdAt: clock.now(),
    vpcId: vpc.id,
    subnetIds: subnets.map(({ id }) => id),
    securityGroupIds: [],
    clusterSecurityGroupId: '',
    serviceCidr: '10.100.0.0/16',
    oidcIssuer: options.oidcIssuer ?? '',
    authenticationMode: 'API',
    supportType: 'STANDARD',
    endpointPublicAccess: true,
    endpointPrivateAccess: false,
    bootstrapsAddons: false,
    controlPlaneInterfaceIds: [],
    status: 'ACTIVE',
    issues: [],
    addons: new Map(),
    nodegroups: new Map(),
    podIdentityAssociations: new Map(),
    updates: new Map(),
    accessEntries: new Map([
      [adminArn, entry(adminArn, 'AmazonEKSClusterAdminPolicy')],
      [viewerArn, entry(viewerArn, 'AmazonEKSViewPolicy')],
    ]),
    tags: {},
  };
  const nodegroup: Nodegroup = {
    name: 'ng1',
    createdAt: clock.now(),
    arn: 'arn:aws:eks:ap-northeast-2:111122223333:nodegroup/myeks/ng1/1',
    modifiedAt: clock.now(),
    diskSize: 20,
    nodeRoleArn: 'arn:aws:iam::111122223333:role/node',
    subnetIds: subnets.map(({ id }) => id),
    instanceTypes: [instanceType],
    amiType: 'AL2023_x86_64_STANDARD',
    prefixDelegation: false,
    labels: {},
    scaling: { min: nodes, max: nodes, desired: nodes },
    status: 'CREATING',
    instanceIds: [],
    outdatedIds: [],
    leavingIds: [],
    autoScalingGroupName: 'eks-ng1',
    issues: [],
    tags: {},
  };
  for (const [accessKeyId, arn] of [
    [adminKey, adminArn],
    [viewerKey, 'arn:aws:sts::111122223333:assumed-role/viewer/session'],
    [strangerKey, 'arn:aws:iam::111122223333:user/stranger'],
  ] as const)
    world.principals.set(accessKeyId, {
      accessKeyId,
      secretAccessKey: secretOf(accessKeyId),
      arn,
      userId: 'AIDALAB',
      expired: false,
    });
  const controlPlane = await ClusterControlPlane.start(world, cluster, (url, name) =>
    presignedIdentity(world, url, name),
  );
  for (const each of options.addons ?? usualAddons) controlPlane.installAddon(each, 'NONE');
  const instances = Array.from({ length: nodes }, (_, index) =>
    launch(world, instanceType, subnets[index % 3]?.id ?? '', `198.18.0.${index + 1}`),
  );
  for (const instance of instances) controlPlane.instanceRunning(instance, nodegroup);
  return { world, cluster, nodegroup, controlPlane, instances };
}

/** A running instance with a primary interface that has a public address. */
export function launch(world: World, type: string, subnetId: string, publicIp: string): Instance {
  const primary = createNetworkInterface(world, { subnetId, groups: [], description: '', tags: {} });
  primary.publicIp = publicIp;
  const instance: Instance = {
    id: world.id('i'),
    reservationId: world.id('r'),
    type,
    imageId: 'ami-00000000000000001',
    subnetId,
    vpcId: primary.vpcId,
    zone: primary.zone,
    launchedAt: world.clock.now(),
    state: 'running',
    interfaceIds: [],
    volumeIds: [],
    tags: {},
  };
  world.instances.set(instance.id, instance);
  attachNetworkInterface(world, { networkInterfaceId: primary.id, instanceId: instance.id, deviceIndex: 0 });
  return instance;
}
