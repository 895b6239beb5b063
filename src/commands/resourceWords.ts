import { l10n } from 'vscode';
import type { Why } from '../domain/stack/belonging.ts';
import type { LabResource, ResourceKind } from '../domain/stack/labResource.ts';

/** What people call each kind. A new kind without words does not compile. */
const kinds: Readonly<Record<ResourceKind, () => string>> = {
  stack: () => l10n.t('stack'),
  cluster: () => l10n.t('EKS cluster'),
  nodegroup: () => l10n.t('node group'),
  'access-entry': () => l10n.t('access entry'),
  service: () => l10n.t('Service of type LoadBalancer'),
  ingress: () => l10n.t('Ingress'),
  gateway: () => l10n.t('Gateway'),
  'classic-load-balancer': () => l10n.t('classic load balancer'),
  'load-balancer': () => l10n.t('load balancer'),
  'target-group': () => l10n.t('target group'),
  instance: () => l10n.t('instance'),
  'network-interface': () => l10n.t('network interface'),
  'security-group': () => l10n.t('security group'),
  volume: () => l10n.t('volume'),
  'elastic-ip': () => l10n.t('Elastic IP address'),
  'nat-gateway': () => l10n.t('NAT gateway'),
  'log-group': () => l10n.t('log group'),
  'oidc-provider': () => l10n.t('OIDC provider'),
  'launch-template': () => l10n.t('launch template'),
  'key-pair': () => l10n.t('key pair'),
  subnet: () => l10n.t('subnet'),
  'internet-gateway': () => l10n.t('internet gateway'),
  vpc: () => l10n.t('VPC'),
};

const whys: Readonly<Record<Why['code'], (detail: string) => string>> = {
  'family-stack': () => l10n.t('belongs to the lab’s stacks'),
  'in-stack': (stack) => l10n.t('made by the stack {0}', stack),
  'of-cluster': (cluster) => l10n.t('belongs to the cluster {0}', cluster),
  'of-instance': (instance) => l10n.t('belongs to {0}', instance),
  'of-load-balancer': (balancer) => l10n.t('belongs to the load balancer {0}', balancer),
  'of-vpc': (vpc) => l10n.t('part of {0}', vpc),
  'cluster-tag': (tag) => l10n.t('tagged {0}', tag),
  'cluster-name': (cluster) => l10n.t('named for the cluster {0}', cluster),
  'left-by-node': (description) => l10n.t('left by a node that is gone ({0})', description),
  issuer: (issuer) => l10n.t('of the cluster’s issuer {0}', issuer),
  'eksctl-key': () => l10n.t('imported by eksctl for the nodes'),
  'by-hand': () => l10n.t('made by hand, outside the lab’s stacks'),
  'no-tag': () => l10n.t('named like the lab’s, but no tag says that it is'),
  'other-cluster': (name) => l10n.t('of another cluster ({0})', name),
  'other-vpc': (vpc) => l10n.t('in another VPC ({0})', vpc),
  'which-cluster': (tag) => l10n.t('tagged {0}, which does not say whose', tag),
  'foreign-in-vpc': () => l10n.t('somebody else’s, in the lab’s VPC'),
};

export function kindWord(kind: ResourceKind): string {
  return kinds[kind]();
}

export function whyWords({ code, detail }: Why): string {
  return whys[code](detail);
}

/** `network interface eni-0a1b (web)`: the kind, the id, and the name where it says more. */
export function resourceWords({ kind, id, name }: LabResource): string {
  const short = id.startsWith('arn:') ? name : id;
  return `${kindWord(kind)} ${short}${name === '' || name === short ? '' : ` (${name})`}`;
}

/** `$0.052/h`; a dash for what is free, a question mark where no price is known. */
export function priceWords(perHour: number | undefined): string {
  if (perHour === undefined) return l10n.t('price not known');
  return perHour === 0 ? '' : `$${perHour.toFixed(3)}/h`;
}
