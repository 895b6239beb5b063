import type { Pod } from '../../../kubernetes/objects/pod.ts';

/** What decides how the VPC CNI sets up a node's network: version and environment of its aws-node container. */
export interface CniSettings {
  /** `1.12.6` → 12. */
  readonly minor: number;
  readonly vethPrefix: string;
  /** Of the interfaces, and of pods' links. */
  readonly mtu: number;
  readonly podMtu: number;
  readonly externalSnat: boolean;
  readonly randomSnat: 'random' | 'random-fully' | undefined;
  readonly nodePortSupport: boolean;
  /** Blocks that are reached by the main table from every pod. */
  readonly externalServiceCidrs: readonly string[];
  /** Blocks that are reached with the pod's own address, besides the VPC's. */
  readonly excludedSnatCidrs: readonly string[];
}

const known = new WeakMap<Pod, CniSettings>();

/** Reads them from an aws-node pod; the same pod gives the same object. */
export function cniSettings(pod: Pod): CniSettings {
  let settings = known.get(pod);
  if (settings === undefined) known.set(pod, (settings = readSettings(pod)));
  return settings;
}

/** With the defaults of the VPC CNI's README for what is not set. */
function readSettings(pod: Pod): CniSettings {
  const container = pod.spec.containers.find(({ name }) => name === 'aws-node');
  const env = new Map((container?.env ?? []).map(({ name, value }) => [name, value ?? '']));
  const blocks = (name: string): string[] => (env.get(name) ?? '').split(',').flatMap((each) => each.trim() || []);
  const random = env.get('AWS_VPC_K8S_CNI_RANDOMIZESNAT') ?? 'prng';
  const mtu = mtuIn(env.get('AWS_VPC_ENI_MTU'), 9001);
  return {
    minor: Number(/:v1\.(\d+)\./.exec(container?.image ?? '')?.[1] ?? 0),
    vethPrefix: env.get('AWS_VPC_K8S_CNI_VETHPREFIX') ?? 'eni',
    mtu,
    podMtu: mtuIn(env.get('POD_MTU'), mtu),
    externalSnat: env.get('AWS_VPC_K8S_CNI_EXTERNALSNAT') === 'true',
    randomSnat: random === 'hashrandom' ? 'random' : random === 'none' ? undefined : 'random-fully',
    nodePortSupport: env.get('AWS_VPC_CNI_NODE_PORT_SUPPORT') !== 'false',
    externalServiceCidrs: blocks('AWS_EXTERNAL_SERVICE_CIDRS'),
    excludedSnatCidrs: blocks('AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS'),
  };
}

/** What is no packet size that EC2 carries counts as not set. */
function mtuIn(text: string | undefined, otherwise: number): number {
  const mtu = Number(text);
  return text !== undefined && Number.isInteger(mtu) && mtu >= 576 && mtu <= 9001 ? mtu : otherwise;
}
