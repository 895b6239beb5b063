import { l10n } from 'vscode';
import type { PlanGroupKind } from '../../domain/deploy/deployState.ts';

const types: Readonly<Record<string, () => string>> = {
  'AWS::EC2::VPC': () => l10n.t('VPC'),
  'AWS::EC2::Subnet': () => l10n.t('Subnet'),
  'AWS::EC2::InternetGateway': () => l10n.t('Internet gateway'),
  'AWS::EC2::VPCGatewayAttachment': () => l10n.t('Gateway on the VPC'),
  'AWS::EC2::RouteTable': () => l10n.t('Route table'),
  'AWS::EC2::Route': () => l10n.t('Route'),
  'AWS::EC2::SubnetRouteTableAssociation': () => l10n.t('Route table of a subnet'),
  'AWS::EC2::SecurityGroup': () => l10n.t('Security group'),
  'AWS::EC2::SecurityGroupIngress': () => l10n.t('Security group rule'),
  'AWS::EC2::SecurityGroupEgress': () => l10n.t('Security group rule'),
  'AWS::EC2::NatGateway': () => l10n.t('NAT gateway'),
  'AWS::EC2::EIP': () => l10n.t('Elastic IP address'),
  'AWS::EC2::Instance': () => l10n.t('Machine'),
  'AWS::EC2::KeyPair': () => l10n.t('Key pair'),
  'AWS::EC2::LaunchTemplate': () => l10n.t('Launch template'),
  'AWS::IAM::Role': () => l10n.t('IAM role'),
  'AWS::IAM::Policy': () => l10n.t('IAM policy'),
  'AWS::IAM::InstanceProfile': () => l10n.t('Instance profile'),
  'AWS::IAM::OIDCProvider': () => l10n.t('OIDC provider'),
  'AWS::EKS::Cluster': () => l10n.t('EKS cluster'),
  'AWS::EKS::Nodegroup': () => l10n.t('Managed node group'),
  'AWS::EKS::Addon': () => l10n.t('EKS add-on'),
  'AWS::EKS::AccessEntry': () => l10n.t('Access entry'),
  'AWS::EKS::PodIdentityAssociation': () => l10n.t('Pod identity'),
};

/** What people call a resource of this type; CloudFormation's own last words where nobody has given it a name. */
export function resourceTypeWords(type: string): string {
  return types[type]?.() ?? type.replace(/^AWS::/, '').replaceAll('::', ' ');
}

const groups: Readonly<Record<PlanGroupKind, () => { readonly title: string; readonly sentence: string }>> = {
  network: () => ({
    title: l10n.t('Network'),
    sentence: l10n.t('A VPC of its own with its subnets and routes: nothing of yours is in it.'),
  }),
  access: () => ({
    title: l10n.t('Access'),
    sentence: l10n.t('Roles for cluster, nodes and machines, and who may talk to the cluster.'),
  }),
  machines: () => ({
    title: l10n.t('Machines'),
    sentence: l10n.t('The bastion, from which the lab’s commands are run.'),
  }),
  cluster: () => ({
    title: l10n.t('Cluster'),
    sentence: l10n.t('The EKS control plane. It takes the longest, eight to eleven minutes.'),
  }),
  nodes: () => ({
    title: l10n.t('Nodes'),
    sentence: l10n.t('The machines that pods run on.'),
  }),
  addons: () => ({
    title: l10n.t('Add-ons'),
    sentence: l10n.t('The VPC CNI gives pods their addresses, CoreDNS names, kube-proxy the way to Services.'),
  }),
  other: () => ({
    title: l10n.t('Everything else'),
    sentence: l10n.t('What else the template makes.'),
  }),
};

export function planGroupWords(kind: PlanGroupKind): { readonly title: string; readonly sentence: string } {
  return groups[kind]();
}
