import type { Kind } from '../../kubernetes/kind.ts';
import type { NewObject } from '../../kubernetes/writes/create.ts';
import type { Addon } from '../../world/eks/records.ts';
import { coredns } from './coredns.ts';
import { ebsCsiDriver } from './ebsCsiDriver.ts';
import { kubeProxy } from './kubeProxy.ts';
import { metricsServer } from './metricsServer.ts';
import { podIdentityAgent } from './podIdentityAgent.ts';
import { vpcCni } from './vpcCni.ts';

/** What an add-on needs to know of its cluster. */
export interface AddonSite {
  readonly region: string;
  readonly clusterName: string;
  readonly vpcId: string;
  readonly endpoint: string;
  /** The address of the cluster's DNS service. */
  readonly dnsAddress: string;
}

export interface Manifest {
  readonly kind: Kind;
  readonly object: NewObject;
}

const manifests: Readonly<Record<string, (addon: Addon, site: AddonSite) => readonly Manifest[]>> = {
  'vpc-cni': vpcCni,
  'kube-proxy': kubeProxy,
  coredns,
  'metrics-server': metricsServer,
  'eks-pod-identity-agent': podIdentityAgent,
  'aws-ebs-csi-driver': ebsCsiDriver,
};

/** The objects an add-on puts into the cluster, its workload first; none for one that only AWS knows of. */
export function addonManifests(addon: Addon, site: AddonSite): readonly Manifest[] {
  return manifests[addon.name]?.(addon, site) ?? [];
}
