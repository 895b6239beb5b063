import type { Container } from '../kubernetes/objects/pod.ts';
import { addonRelease, isSince, type AddonRelease } from '../world/eks/addonRelease.ts';

/** How the address daemon keeps its pool: version and environment of aws-node, as the VPC CNI's README defines them. */
export interface PoolSettings {
  readonly version: AddonRelease;
  readonly warmEniTarget: number;
  /** Undefined when not set: then interfaces, not addresses, are kept warm. */
  readonly warmIpTarget: number | undefined;
  readonly minimumIpTarget: number | undefined;
  readonly warmPrefixTarget: number;
  readonly prefixDelegation: boolean;
  readonly maxEni: number | undefined;
  /** Lab milliseconds before a freed address is given out again. */
  readonly cooldown: number;
  readonly clusterName: string | undefined;
  /** False when the daemon is to use only what somebody else gives the node. */
  readonly provisions: boolean;
  readonly customNetworking: boolean;
  /** Where a Node names its ENIConfig. */
  readonly eniConfigAnnotation: string;
  readonly eniConfigLabel: string;
  readonly subnetDiscovery: boolean;
  /** Whether interfaces come and go on a cordoned node too. */
  readonly managesUnschedulable: boolean;
  /** Whether interfaces that somebody else made belong to the pool. */
  readonly managesUntagged: boolean;
  readonly cleansLeaked: boolean;
  readonly annotatesPodIp: boolean;
  /** Security groups for pods. */
  readonly podEni: boolean;
  readonly additionalTags: Readonly<Record<string, string>>;
}

/** Tags of the daemon's own carry this in their keys, so nobody else's may. */
const reservedTag = 'k8s.amazonaws.com';
/** Cooldown where none is set, and of the releases that had no setting for it; lab milliseconds. */
const usualCooldown = 30_000;

/** Reads the settings of an aws-node container. What is missing or makes no sense counts as not set, as the daemon has it. */
export function readPoolSettings({ image, env = [] }: Pick<Container, 'image' | 'env'>): PoolSettings {
  const version = addonRelease(image);
  const text = (name: string): string | undefined => env.find((each) => each.name === name)?.value;
  const number = (name: string, least: number): number | undefined => {
    const value = text(name);
    return value !== undefined && /^-?\d+$/.test(value) && Number(value) >= least ? Number(value) : undefined;
  };
  const flag = (name: string, otherwise: boolean): boolean => goBoolean(text(name)) ?? otherwise;
  return {
    version,
    warmEniTarget: number('WARM_ENI_TARGET', 0) ?? 1,
    warmIpTarget: number('WARM_IP_TARGET', 1),
    minimumIpTarget: number('MINIMUM_IP_TARGET', 1),
    warmPrefixTarget: number('WARM_PREFIX_TARGET', 0) ?? 0,
    prefixDelegation: flag('ENABLE_PREFIX_DELEGATION', false),
    maxEni: number('MAX_ENI', 1),
    cooldown: isSince(version, '1.15.0') ? (number('IP_COOLDOWN_PERIOD', 0) ?? 30) * 1000 : usualCooldown,
    clusterName: text('CLUSTER_NAME') || undefined,
    provisions: !flag('DISABLE_NETWORK_RESOURCE_PROVISIONING', false) && !flag('ENABLE_IMDS_ONLY_MODE', false),
    customNetworking: flag('AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', false),
    eniConfigAnnotation: text('ENI_CONFIG_ANNOTATION_DEF') || 'k8s.amazonaws.com/eniConfig',
    eniConfigLabel: text('ENI_CONFIG_LABEL_DEF') || 'k8s.amazonaws.com/eniConfig',
    subnetDiscovery: isSince(version, '1.18.0') && flag('ENABLE_SUBNET_DISCOVERY', true),
    managesUnschedulable: flag('AWS_MANAGE_ENIS_NON_SCHEDULABLE', false),
    managesUntagged: flag('MANAGE_UNTAGGED_ENI', true),
    cleansLeaked: !(isSince(version, '1.13.0') && flag('DISABLE_LEAKED_ENI_CLEANUP', false)),
    annotatesPodIp: flag('ANNOTATE_POD_IP', false),
    podEni: flag('ENABLE_POD_ENI', false),
    additionalTags: tagsOf(text('ADDITIONAL_ENI_TAGS') ?? ''),
  };
}

/** A flag as Go reads one. */
function goBoolean(text: string | undefined): boolean | undefined {
  if (/^(1|t|T|TRUE|true|True)$/.test(text ?? '')) return true;
  return /^(0|f|F|FALSE|false|False)$/.test(text ?? '') ? false : undefined;
}

function tagsOf(json: string): Record<string, string> {
  try {
    const tags: unknown = JSON.parse(json);
    if (typeof tags !== 'object' || tags === null) return {};
    const usable = Object.entries(tags).filter(
      ([key, value]) => typeof value === 'string' && !key.includes(reservedTag),
    );
    return Object.fromEntries(usable) as Record<string, string>;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
