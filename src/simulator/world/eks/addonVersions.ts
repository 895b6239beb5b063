import { AwsFault } from '../fault.ts';

/** Add-ons of EKS that the simulator can install. */
export type AddonName =
  | 'vpc-cni'
  | 'coredns'
  | 'kube-proxy'
  | 'metrics-server'
  | 'eks-pod-identity-agent'
  | 'aws-ebs-csi-driver';

export interface AddonDescription {
  readonly name: AddonName;
  readonly namespace: string;
  readonly type: 'networking' | 'observability' | 'security' | 'storage';
  /** Community add-ons are built and listed by EKS, and supported by their projects. */
  readonly owner: 'aws' | 'community';
  /** Which role the pods of a service account want, if they call AWS. */
  readonly role?: { readonly serviceAccount: string; readonly policy: string };
  /** By Kubernetes version, newest first; the first is the default. */
  readonly versions: Readonly<Record<string, readonly string[]>>;
}

/** The same builds for every minor in standard or extended support. */
function everywhere(...builds: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(['1.37', '1.36', '1.35', '1.34', '1.33', '1.32', '1.31'].map((minor) => [minor, builds]));
}

/**
 * Versions seen in public logs up to October 2026. Where none was seen for a minor (1.33 and 1.37, coredns on 1.32), the
 * nearest older build is listed, and kube-proxy, which follows the minor, by its first patch. Of the three add-ons that
 * do not follow the minor, public infrastructure code of 2026 names these builds (metrics-server and the agent as the
 * defaults of 1.35, the agent's 1.4.0 on 1.36 only); on 1.24 only the storage driver was to be had in May 2023.
 */
export const addons: readonly AddonDescription[] = [
  {
    name: 'vpc-cni',
    namespace: 'kube-system',
    type: 'networking',
    owner: 'aws',
    role: { serviceAccount: 'aws-node', policy: 'AmazonEKS_CNI_Policy' },
    versions: {
      '1.37': ['v1.23.1-eksbuild.1'],
      '1.36': ['v1.23.1-eksbuild.1', 'v1.21.1-eksbuild.5'],
      '1.35': ['v1.23.1-eksbuild.1', 'v1.21.1-eksbuild.5'],
      '1.34': ['v1.23.1-eksbuild.1', 'v1.21.1-eksbuild.5'],
      '1.33': ['v1.23.1-eksbuild.1', 'v1.21.1-eksbuild.5'],
      '1.32': ['v1.23.1-eksbuild.1', 'v1.21.1-eksbuild.5'],
      '1.31': ['v1.23.1-eksbuild.1', 'v1.21.1-eksbuild.5'],
      '1.24': ['v1.12.6-eksbuild.1'],
    },
  },
  {
    name: 'coredns',
    namespace: 'kube-system',
    type: 'networking',
    owner: 'aws',
    versions: {
      '1.37': ['v1.14.3-eksbuild.23'],
      '1.36': ['v1.14.3-eksbuild.23'],
      '1.35': ['v1.14.3-eksbuild.22'],
      '1.34': ['v1.13.2-eksbuild.24', 'v1.13.2-eksbuild.3'],
      '1.33': ['v1.13.2-eksbuild.3'],
      '1.32': ['v1.11.4-eksbuild.53'],
      '1.31': ['v1.11.4-eksbuild.53'],
      '1.24': ['v1.9.3-eksbuild.3'],
    },
  },
  {
    name: 'kube-proxy',
    namespace: 'kube-system',
    type: 'networking',
    owner: 'aws',
    versions: {
      '1.37': ['v1.37.0-eksbuild.1'],
      '1.36': ['v1.36.0-eksbuild.25'],
      '1.35': ['v1.35.3-eksbuild.29'],
      '1.34': ['v1.34.6-eksbuild.25', 'v1.34.5-eksbuild.2'],
      '1.33': ['v1.33.0-eksbuild.1'],
      '1.32': ['v1.32.13-eksbuild.28'],
      '1.31': ['v1.31.14-eksbuild.32'],
      '1.24': ['v1.24.10-eksbuild.2'],
    },
  },
  {
    name: 'metrics-server',
    namespace: 'kube-system',
    type: 'observability',
    owner: 'community',
    versions: everywhere('v0.8.1-eksbuild.10', 'v0.8.1-eksbuild.6'),
  },
  {
    name: 'eks-pod-identity-agent',
    namespace: 'kube-system',
    type: 'security',
    owner: 'aws',
    versions: {
      ...everywhere('v1.3.10-eksbuild.3', 'v1.3.10-eksbuild.2'),
      '1.36': ['v1.4.0-eksbuild.2', 'v1.3.10-eksbuild.3'],
    },
  },
  {
    name: 'aws-ebs-csi-driver',
    namespace: 'kube-system',
    type: 'storage',
    owner: 'aws',
    role: { serviceAccount: 'ebs-csi-controller-sa', policy: 'service-role/AmazonEBSCSIDriverPolicy' },
    versions: { ...everywhere('v1.66.0-eksbuild.1', 'v1.62.0-eksbuild.1'), '1.24': ['v1.18.0-eksbuild.1'] },
  },
];

/** The version of an add-on to install: the one asked for if it fits the cluster, else the default. */
export function installableVersion(name: string, kubernetesVersion: string, asked?: string): string {
  const versions = addons.find((addon) => addon.name === name)?.versions[kubernetesVersion];
  const [first] = versions ?? [];
  if (versions === undefined || first === undefined)
    throw new AwsFault(
      'InvalidParameterException',
      `Addon ${name} specified is not supported in ${kubernetesVersion} kubernetes version`,
    );
  if (asked !== undefined && !versions.includes(asked))
    throw new AwsFault(
      'InvalidParameterException',
      `Addon version specified is not supported for addon ${name} in ${kubernetesVersion} kubernetes version`,
    );
  return asked ?? first;
}
