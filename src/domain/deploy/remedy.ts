import type { DeployAction } from './deployState.ts';
import { fieldKind, type FieldKind } from './fieldKind.ts';
import type { TemplateParameter } from './templateParameter.ts';

/** Why a resource or a stack could not be made, in the terms in which something can be done about it. */
export const remedyKinds = [
  'key-pair-missing',
  'vcpu-quota',
  'account-validation',
  'no-capacity',
  'type-not-in-zone',
  'zone-refused',
  'unsupported-version',
  'subnet-zones',
  'no-public-address',
  'nodes-do-not-join',
  'name-taken',
  'vpc-quota',
  'gateway-quota',
  'address-quota',
  'interface-quota',
  'quota',
  'not-allowed',
  'session-expired',
  'wrong-credentials',
  'clock-skew',
  'region-off',
  'throttled',
  'capabilities',
  'image-missing',
  'block-taken',
  'addon-failed',
  'signal-missing',
  'parameter-invalid',
  'unknown',
] as const;

export type RemedyKind = (typeof remedyKinds)[number];

export interface Remedy {
  readonly kind: RemedyKind;
  /** The variable part: the key pair, the type, the zones that are left, the action that is not allowed; may be empty. */
  readonly what: string;
}

/** What failed, in the service's words. */
export interface Failure {
  /** The error's code or CloudFormation's HandlerErrorCode where one is known; else empty. */
  readonly code?: string;
  readonly type: string;
  readonly reason: string;
}

interface Rule {
  readonly kind: RemedyKind;
  /** Its first group, if it has one, is the variable part. */
  readonly says: RegExp;
  /** Only where it is about a resource of this type. */
  readonly type?: string;
}

/** Texts of the services as they were seen in public logs and issues, the narrower ones first. */
const rules: readonly Rule[] = [
  { kind: 'key-pair-missing', says: /parameter value (\S+) for parameter name \S+ does not exist/i },
  { kind: 'key-pair-missing', says: /key pair '([^']+)' does not exist/i },
  { kind: 'key-pair-missing', says: /InvalidKeyPair\.NotFound/ },
  { kind: 'vcpu-quota', says: /VcpuLimitExceeded|vCPU capacity than your current vCPU limit of (\d+)/ },
  {
    kind: 'account-validation',
    says: /request for accessing resources in this region is being validated|maximum Fleet Requests/i,
  },
  { kind: 'no-capacity', says: /sufficient (\S+) capacity in the Availability Zone/ },
  { kind: 'no-capacity', says: /InsufficientInstanceCapacity|UnfulfillableCapacity/ },
  {
    kind: 'type-not-in-zone',
    says: /requested instance type \(([^)]+)\) is not supported in your requested Availability Zone/,
  },
  { kind: 'zone-refused', says: /choose from these availability zones: ([\w, -]+)/i },
  { kind: 'zone-refused', says: /UnsupportedAvailabilityZone/ },
  { kind: 'unsupported-version', says: /unsupported Kubernetes version\s*([\d.]*)/i },
  { kind: 'subnet-zones', says: /at least two different AZs/i },
  { kind: 'no-public-address', says: /does not automatically assign public IP|Ec2SubnetInvalidConfiguration/i },
  { kind: 'nodes-do-not-join', says: /failed to join the kubernetes cluster|NodeCreationFailure/i },
  { kind: 'capabilities', says: /Requires capabilities\s*:\s*\[([^\]]+)\]|InsufficientCapabilities/ },
  { kind: 'vpc-quota', says: /VpcLimitExceeded|maximum number of VPCs has been reached/ },
  { kind: 'gateway-quota', says: /InternetGatewayLimitExceeded|maximum number of internet gateways/i },
  { kind: 'address-quota', says: /AddressLimitExceeded|maximum number of addresses/i },
  { kind: 'interface-quota', says: /NetworkInterfaceLimitExceeded/ },
  { kind: 'not-allowed', says: /not authorized to perform:?\s*([\w-]+:\w+)/i },
  { kind: 'not-allowed', says: /UnauthorizedOperation|AccessDenied|not authorized to perform this operation/i },
  {
    kind: 'session-expired',
    says: /security token included in the request is expired|ExpiredToken|Request has expired/i,
  },
  { kind: 'region-off', says: /OptInRequired|not subscribed to this service/i },
  { kind: 'clock-skew', says: /SignatureDoesNotMatch|Signature (?:expired|not yet current)/i },
  {
    kind: 'wrong-credentials',
    says: /security token included in the request is invalid|AuthFailure|InvalidClientTokenId/i,
  },
  { kind: 'throttled', says: /Rate exceeded|RequestLimitExceeded|ThrottlingException|TooManyRequests/i },
  { kind: 'name-taken', says: /Cluster already exists with name: (\S+?)(?=["'\s]|$)/ },
  { kind: 'name-taken', says: /(?:with name|Stack \[)\s*([\w-]+)\]? already exists/i },
  { kind: 'name-taken', says: /HandlerErrorCode: AlreadyExists|EntityAlreadyExists|already exists/i },
  { kind: 'quota', says: /LimitExceeded|ResourceLimitExceeded|ServiceLimitExceeded|quota/i },
  {
    kind: 'image-missing',
    says: /InvalidAMIID|image id '?\[?([\w-]+)\]?'? does not exist|Unable to fetch parameters \[([^\]]+)\]/i,
  },
  { kind: 'block-taken', says: /InvalidSubnet\.(?:Conflict|Range)|CIDR '?([\d./]+)'? (?:conflicts|is invalid)/i },
  {
    kind: 'addon-failed',
    says: /DEGRADED|Addon|InsufficientNumberOfReplicas|did not stabilize/i,
    type: 'AWS::EKS::Addon',
  },
  {
    kind: 'signal-missing',
    says: /Failed to receive \d+ resource signal|WaitCondition (?:timed out|received failed)/i,
  },
  {
    kind: 'parameter-invalid',
    says: /Parameter validation failed|failed to satisfy constraint|must match pattern|Parameter '?(\w+)'? must/i,
  },
];

/** What a failure comes down to, by the words of whoever reported it. */
export function remedyFor({ code = '', type, reason }: Failure): Remedy {
  const said = `${code} ${reason}`;
  for (const rule of rules) {
    if (rule.type !== undefined && rule.type !== type) continue;
    const found = rule.says.exec(said);
    if (found !== null) return { kind: rule.kind, what: found.slice(1).find((each) => each !== undefined) ?? '' };
  }
  return { kind: 'unknown', what: '' };
}

/** Which field a remedy is about: where the person goes first when trying again. */
const fieldOf: Partial<Readonly<Record<RemedyKind, FieldKind>>> = {
  'key-pair-missing': 'key-pair',
  'vcpu-quota': 'instance-type',
  'no-capacity': 'zone',
  'type-not-in-zone': 'instance-type',
  'zone-refused': 'zone',
  'unsupported-version': 'version',
  'subnet-zones': 'zone',
  'block-taken': 'cidr',
};

const pages: Partial<Readonly<Record<RemedyKind, (region: string) => string>>> = {
  'vcpu-quota': (region) => quotaPage(region, 'ec2', 'L-1216C47A'),
  'vpc-quota': (region) => quotaPage(region, 'vpc', 'L-F678F1CE'),
  'gateway-quota': (region) => quotaPage(region, 'vpc', 'L-A4707A72'),
  'address-quota': (region) => quotaPage(region, 'ec2', 'L-0263D0A3'),
  'interface-quota': (region) => quotaPage(region, 'vpc', 'L-DF5E4CA3'),
  quota: (region) => `https://${region}.console.aws.amazon.com/servicequotas/home?region=${region}`,
  'region-off': () => 'https://console.aws.amazon.com/billing/home#/account',
};

/** What there is to do about a failure, the likeliest first; trying again is always possible. */
export function remedyActions(
  { kind }: Remedy,
  parameters: readonly Pick<TemplateParameter, 'key' | 'type' | 'noEcho' | 'allowedValues'>[],
  region: string,
): readonly DeployAction[] {
  if (kind === 'session-expired') return [{ kind: 'signed-in' }];
  if (kind === 'wrong-credentials' || kind === 'region-off') {
    const page = pages[kind]?.(region);
    return [...(page === undefined ? [] : [{ kind: 'open-url', url: page } as const]), { kind: 'connect' }];
  }
  const url = pages[kind]?.(region);
  const wanted = fieldOf[kind];
  const field = wanted && parameters.find((parameter) => fieldKind(parameter) === wanted);
  const focus = kind === 'name-taken' ? '' : field?.key;
  return [
    ...(url === undefined ? [] : [{ kind: 'open-url', url } as const]),
    { kind: 'retry', ...(focus !== undefined && { focus }) },
  ];
}

function quotaPage(region: string, service: string, code: string): string {
  return `https://${region}.console.aws.amazon.com/servicequotas/home/services/${service}/quotas/${code}?region=${region}`;
}
