import type { PlanGroupKind } from './deployState.ts';

/** The groups in the order in which they are made. */
export const planGroupOrder: readonly PlanGroupKind[] = [
  'network',
  'access',
  'machines',
  'cluster',
  'nodes',
  'addons',
  'other',
];

const exact: Readonly<Record<string, PlanGroupKind>> = {
  'AWS::EC2::Instance': 'machines',
  'AWS::EC2::KeyPair': 'access',
  'AWS::EC2::LaunchTemplate': 'nodes',
  'AWS::EKS::AccessEntry': 'access',
  'AWS::EKS::Addon': 'addons',
  'AWS::EKS::Cluster': 'cluster',
  'AWS::EKS::Nodegroup': 'nodes',
  'AWS::EKS::PodIdentityAssociation': 'access',
  'AWS::AutoScaling::AutoScalingGroup': 'nodes',
};

const byService: readonly (readonly [string, PlanGroupKind])[] = [
  ['AWS::IAM::', 'access'],
  ['AWS::EC2::', 'network'],
  ['AWS::ElasticLoadBalancing', 'network'],
  ['AWS::EKS::', 'cluster'],
];

/** What a resource of this type is for, in terms of a lab. */
export function planGroupOf(type: string): PlanGroupKind {
  return exact[type] ?? byService.find(([service]) => type.startsWith(service))?.[1] ?? 'other';
}
