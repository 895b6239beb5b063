/** How the VPC CNI of a cluster is set up, as the environment of the DaemonSet aws-node says. */
export interface CniSettings {
  /** `1.21.1`, from the image's tag; undefined for a tag that holds no version. */
  readonly version: string | undefined;
  readonly prefixDelegation: boolean;
  /** ENIs full of free addresses to keep ready; without effect while `warmIpTarget` or `minimumIpTarget` is set. */
  readonly warmEniTarget: number;
  /** Free addresses to keep ready; undefined when unset or 0, which mean the same. */
  readonly warmIpTarget: number | undefined;
  /** Addresses to hold at least, used or not; undefined when unset or 0. */
  readonly minimumIpTarget: number | undefined;
  /** Free /28 prefixes to keep ready; for prefix delegation alone. */
  readonly warmPrefixTarget: number;
  /** Most ENIs of a node, its first included; undefined for what its instance type takes. */
  readonly maxEni: number | undefined;
  /** Pods live in the subnets of ENIConfigs, so the first ENI carries none. */
  readonly customNetworking: boolean;
  /** Someone else (a NAT gateway) translates addresses: the node does not. */
  readonly externalSnat: boolean;
  /** How the node chooses the port of a translated connection: iptables' `--random-fully`, `--random` or neither. */
  readonly randomizeSnat: 'prng' | 'hashrandom' | 'none';
  /** Blocks besides the VPC's own that pods reach with their own address. */
  readonly excludeSnatCidrs: readonly string[];
  /** Blocks that pods reach by the main table, whatever interface they belong to. */
  readonly externalServiceCidrs: readonly string[];
  /** Node ports work on every interface: answers to what came by the first one leave by it. */
  readonly nodePortSupport: boolean;
  /** What the names of the pods' interfaces begin with on the node. */
  readonly vethPrefix: string;
  /** Pods have IPv6 addresses, of /80 prefixes. */
  readonly enableIpv6: boolean;
}

/** The variables that `parseCniSettings` reads: the only ones of aws-node that need to be kept. */
export const cniVariables = [
  'ENABLE_PREFIX_DELEGATION',
  'WARM_ENI_TARGET',
  'WARM_IP_TARGET',
  'MINIMUM_IP_TARGET',
  'WARM_PREFIX_TARGET',
  'MAX_ENI',
  'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG',
  'AWS_VPC_K8S_CNI_EXTERNALSNAT',
  'AWS_VPC_K8S_CNI_RANDOMIZESNAT',
  'AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS',
  'AWS_EXTERNAL_SERVICE_CIDRS',
  'AWS_VPC_CNI_NODE_PORT_SUPPORT',
  'AWS_VPC_K8S_CNI_VETHPREFIX',
  'ENABLE_IPv6',
] as const;

/**
 * Reads the environment and the image of aws-node's main container. What is unset or makes no sense has the default of
 * the VPC CNI's README; nothing throws.
 */
export function parseCniSettings(
  environment: Readonly<Partial<Record<string, string>>>,
  image: string | undefined,
): CniSettings {
  const flag = (name: (typeof cniVariables)[number]) => isTrue(environment[name]);
  const count = (name: (typeof cniVariables)[number], least: number) => parseCount(environment[name], least);
  const random = environment['AWS_VPC_K8S_CNI_RANDOMIZESNAT'];
  return {
    version: /:v?(\d+\.\d+\.\d+)/.exec(image ?? '')?.[1],
    prefixDelegation: flag('ENABLE_PREFIX_DELEGATION'),
    warmEniTarget: count('WARM_ENI_TARGET', 0) ?? 1,
    warmIpTarget: count('WARM_IP_TARGET', 1),
    minimumIpTarget: count('MINIMUM_IP_TARGET', 1),
    warmPrefixTarget: count('WARM_PREFIX_TARGET', 0) ?? 0,
    maxEni: count('MAX_ENI', 1),
    customNetworking: flag('AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG'),
    externalSnat: flag('AWS_VPC_K8S_CNI_EXTERNALSNAT'),
    randomizeSnat: random === 'hashrandom' || random === 'none' ? random : 'prng',
    excludeSnatCidrs: parseBlocks(environment['AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS']),
    externalServiceCidrs: parseBlocks(environment['AWS_EXTERNAL_SERVICE_CIDRS']),
    nodePortSupport:
      environment['AWS_VPC_CNI_NODE_PORT_SUPPORT'] === undefined || flag('AWS_VPC_CNI_NODE_PORT_SUPPORT'),
    vethPrefix: environment['AWS_VPC_K8S_CNI_VETHPREFIX'] ?? 'eni',
    enableIpv6: flag('ENABLE_IPv6'),
  };
}

/** The spellings of true that Go's `strconv.ParseBool` takes. */
function isTrue(text: string | undefined): boolean {
  return ['1', 't', 'T', 'true', 'True', 'TRUE'].includes(text ?? '');
}

function parseBlocks(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((block) => block.trim())
    .filter((block) => block !== '');
}

function parseCount(text: string | undefined, least: number): number | undefined {
  if (text === undefined || !/^\d+$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least ? value : undefined;
}
