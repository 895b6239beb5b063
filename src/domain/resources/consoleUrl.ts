import { partitionOf } from './arn.ts';

/** A resource that has a page of its own in the AWS console. */
export interface ConsolePlace {
  readonly kind: keyof typeof pages;
  /** The resource's id; of a stack its ARN, of a cluster its name. */
  readonly id: string;
}

/** Each kind's page: the console it is in, and the address within it. */
const pages = {
  instance: ['ec2', (id: string) => `InstanceDetails:instanceId=${id}`],
  'network-interface': ['ec2', (id: string) => `NetworkInterface:networkInterfaceId=${id}`],
  'security-group': ['ec2', (id: string) => `SecurityGroup:groupId=${id}`],
  vpc: ['vpcconsole', (id: string) => `VpcDetails:VpcId=${id}`],
  subnet: ['vpcconsole', (id: string) => `SubnetDetails:subnetId=${id}`],
  'route-table': ['vpcconsole', (id: string) => `RouteTableDetails:RouteTableId=${id}`],
  'internet-gateway': ['vpcconsole', (id: string) => `InternetGateway:internetGatewayId=${id}`],
  stack: ['cloudformation', (id: string) => `/stacks/stackinfo?stackId=${id}`],
  cluster: ['eks', (id: string) => `/clusters/${id}`],
} as const satisfies Readonly<Record<string, readonly [string, (id: string) => string]>>;

/** CloudFormation's types that have such a page. */
const kindOfType: Readonly<Record<string, ConsolePlace['kind']>> = {
  'AWS::EC2::Instance': 'instance',
  'AWS::EC2::NetworkInterface': 'network-interface',
  'AWS::EC2::SecurityGroup': 'security-group',
  'AWS::EC2::VPC': 'vpc',
  'AWS::EC2::Subnet': 'subnet',
  'AWS::EC2::RouteTable': 'route-table',
  'AWS::EC2::InternetGateway': 'internet-gateway',
  'AWS::EKS::Cluster': 'cluster',
  'AWS::CloudFormation::Stack': 'stack',
};

/** The page of a resource of a stack, if its kind has one. */
export function placeOfType(type: string, physicalId: string | undefined): ConsolePlace | undefined {
  const kind = kindOfType[type];
  return kind === undefined || physicalId === undefined ? undefined : { kind, id: physicalId };
}

/** Whether a text names a kind of page. */
export function isConsoleKind(kind: string): kind is ConsolePlace['kind'] {
  return Object.hasOwn(pages, kind);
}

/**
 * The address of a resource's page, always under `https://<region>.console.aws.amazon.com`. Undefined for what is no
 * region, and for regions whose console is elsewhere (China, GovCloud).
 */
export function consoleUrl(region: string, { kind, id }: ConsolePlace): string | undefined {
  if (!/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region) || partitionOf(region) !== 'aws') return undefined;
  const [service, page] = pages[kind];
  return `https://${region}.console.aws.amazon.com/${service}/home?region=${region}#${page(encodeURIComponent(id))}`;
}
