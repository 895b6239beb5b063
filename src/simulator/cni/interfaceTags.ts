import type { Tags } from '../world/tags.ts';
import { isSince } from '../world/eks/addonRelease.ts';
import type { PoolSettings } from './settings.ts';

/** Tags by which the VPC CNI knows interfaces, and others know its own. */
export const tagKeys = {
  instance: 'node.k8s.amazonaws.com/instance_id',
  createdAt: 'node.k8s.amazonaws.com/createdAt',
  unmanaged: 'node.k8s.amazonaws.com/no_manage',
  cluster: 'cluster.k8s.amazonaws.com/name',
  owner: 'eks:eni:owner',
} as const;

/** The description of an interface that the CNI made begins so; the instance's id follows. */
export const descriptionPrefix = 'aws-K8S-';

/** The tags of every interface in the pool of an instance. */
export function poolTags(instanceId: string, { version, clusterName, additionalTags }: PoolSettings): Tags {
  return {
    [tagKeys.instance]: instanceId,
    ...(clusterName !== undefined && {
      [tagKeys.cluster]: clusterName,
      ...(isSince(version, '1.20.0') && { [tagKeys.owner]: 'amazon-vpc-cni' }),
    }),
    ...additionalTags,
  };
}

/** Wall time as the tag `createdAt` has it: RFC 3339 to the second. */
export function createdAtText(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}
