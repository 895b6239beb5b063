/** Kinds of things that a lab makes, or that keep one from going. */
export type ResourceKind =
  | 'stack'
  | 'cluster'
  | 'nodegroup'
  | 'access-entry'
  | 'service'
  | 'ingress'
  | 'gateway'
  | 'classic-load-balancer'
  | 'load-balancer'
  | 'target-group'
  | 'instance'
  | 'network-interface'
  | 'security-group'
  | 'volume'
  | 'elastic-ip'
  | 'nat-gateway'
  | 'log-group'
  | 'oidc-provider'
  | 'launch-template'
  | 'key-pair'
  | 'subnet'
  | 'internet-gateway'
  | 'vpc';

/** A resource of the account or the cluster, as far as belonging and cost need it. */
export interface LabResource {
  readonly kind: ResourceKind;
  /** What CloudFormation would call it: `eni-0a1b`, an ARN, a cluster's name, `<cluster>/<group>`; `<namespace>/<name>` for what is in the cluster. */
  readonly id: string;
  /** What people call it; the id where it has no name. */
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly status?: string | undefined;
  readonly description?: string | undefined;
  readonly vpcId?: string | undefined;
  readonly subnetId?: string | undefined;
  /** The instance it is attached to, or runs in. */
  readonly instanceId?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly createdAt?: number | undefined;
  /** An instance's type, a volume's (`gp3`), a load balancer's (`network`), a cluster's support (`EXTENDED_SUPPORT`). */
  readonly type?: string | undefined;
  readonly sizeGib?: number | undefined;
  readonly publicIp?: string | undefined;
  /** The id in a cluster's OIDC issuer. */
  readonly issuerId?: string | undefined;
  /** What only interfaces have. */
  readonly interface?: {
    readonly requesterManaged: boolean;
    readonly type: string;
    readonly attachmentId: string | undefined;
  };
}

/** Which lab it is about. What is undefined is not known (any more). */
export interface LabPlace {
  readonly region: string;
  readonly stackName: string;
  readonly clusterName: string;
  readonly vpcId: string | undefined;
  /** The id in the cluster's OIDC issuer: the last part of its URL. */
  readonly issuerId: string | undefined;
}

/** What there was at one look: every resource that may be the lab's, may look like it, or may be in its way. */
export interface LabInventory {
  readonly place: LabPlace;
  readonly resources: readonly LabResource[];
  /** What the stacks of the family made, by `resourceKey`, each with its stack's id. */
  readonly madeByStack: ReadonlyMap<string, string>;
  /** Kinds that this identity may not look at, or that could not be asked for: nothing is known of them. */
  readonly notChecked: readonly { readonly kind: ResourceKind; readonly detail: string }[];
}

/** One name for a resource among all kinds. */
export function resourceKey({ kind, id }: Pick<LabResource, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** False for what AWS still lists though it has gone: instances for an hour, NAT gateways too. */
export function isThere({ kind, status }: LabResource): boolean {
  if (kind === 'instance') return status !== 'terminated';
  return kind === 'nat-gateway' ? status !== 'deleted' : true;
}

/** The kind that a type of CloudFormation stands for; undefined for types that cost nothing and hold nothing. */
export const kindOfType: Readonly<Record<string, ResourceKind>> = {
  'AWS::EKS::Cluster': 'cluster',
  'AWS::EKS::Nodegroup': 'nodegroup',
  'AWS::EC2::Instance': 'instance',
  'AWS::EC2::NetworkInterface': 'network-interface',
  'AWS::EC2::SecurityGroup': 'security-group',
  'AWS::EC2::Volume': 'volume',
  'AWS::EC2::EIP': 'elastic-ip',
  'AWS::EC2::NatGateway': 'nat-gateway',
  'AWS::EC2::LaunchTemplate': 'launch-template',
  'AWS::EC2::KeyPair': 'key-pair',
  'AWS::EC2::Subnet': 'subnet',
  'AWS::EC2::InternetGateway': 'internet-gateway',
  'AWS::EC2::VPC': 'vpc',
  'AWS::IAM::OIDCProvider': 'oidc-provider',
  'AWS::Logs::LogGroup': 'log-group',
  'AWS::ElasticLoadBalancing::LoadBalancer': 'classic-load-balancer',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'load-balancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'target-group',
};
