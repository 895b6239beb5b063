import type { KubernetesDeployment } from '../../ports/cluster.ts';
import type { CniSettings } from '../../domain/cni/cniSettings.ts';
import type { NodeView, Snapshot } from '../snapshot.ts';

/** Something that happened, as a mark on the time line. */
export type Mark = { readonly at: number } & Happening;

export type Happening =
  /** `from` is null for a new deployment, `to` for one that is gone. */
  | { readonly kind: 'scaled'; readonly name: string; readonly from: number | null; readonly to: number | null }
  /** `names`: the first few; `count`: all. */
  | {
      readonly kind: 'nodes';
      readonly change: NodeChange;
      readonly names: readonly string[];
      readonly count: number;
    }
  | { readonly kind: 'stack'; readonly name: string; readonly status: string }
  /** How many pods wait now; 0 when the last one is served. */
  | { readonly kind: 'pending'; readonly count: number }
  /** Settings of the VPC CNI by their names in aws-node's environment. */
  | { readonly kind: 'cni'; readonly changes: readonly SettingChange[] };

export interface SettingChange {
  readonly name: string;
  /** As text; `unset` for what has no value. */
  readonly from: string;
  readonly to: string;
}

export type NodeChange = 'joined' | 'left' | 'not-ready' | 'ready';

/** Nodes of one change that are named. */
const mostNames = 3;
/** Deployments that change at once and are told one by one. */
const mostScaled = 10;

/** What happened since a snapshot in which the stack was read. */
export function stackHappenings({ stack: before }: Snapshot, { stack: after }: Snapshot): readonly Happening[] {
  if (before?.status === after?.status && before?.name === after?.name) return [];
  if (after !== undefined) return [{ kind: 'stack', name: after.name, status: after.status }];
  return before === undefined ? [] : [{ kind: 'stack', name: before.name, status: 'DELETE_COMPLETE' }];
}

const settingNames: Readonly<Record<keyof CniSettings, string>> = {
  version: 'VPC CNI',
  prefixDelegation: 'ENABLE_PREFIX_DELEGATION',
  warmEniTarget: 'WARM_ENI_TARGET',
  warmIpTarget: 'WARM_IP_TARGET',
  minimumIpTarget: 'MINIMUM_IP_TARGET',
  warmPrefixTarget: 'WARM_PREFIX_TARGET',
  maxEni: 'MAX_ENI',
  customNetworking: 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG',
  externalSnat: 'AWS_VPC_K8S_CNI_EXTERNALSNAT',
  randomizeSnat: 'AWS_VPC_K8S_CNI_RANDOMIZESNAT',
  excludeSnatCidrs: 'AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS',
  externalServiceCidrs: 'AWS_EXTERNAL_SERVICE_CIDRS',
  nodePortSupport: 'AWS_VPC_CNI_NODE_PORT_SUPPORT',
  vethPrefix: 'AWS_VPC_K8S_CNI_VETHPREFIX',
  enableIpv6: 'ENABLE_IPv6',
};

/** What happened since a snapshot in which the settings of the VPC CNI were read. */
export function cniHappenings({ cni: before }: Snapshot, { cni: after }: Snapshot): readonly Happening[] {
  if (before === after || before === undefined || after === undefined) return [];
  const changes = (Object.keys(settingNames) as (keyof CniSettings)[])
    .map((key) => ({ name: settingNames[key], from: settingText(before[key]), to: settingText(after[key]) }))
    .filter(({ from, to }) => from !== to);
  return changes.length === 0 ? [] : [{ kind: 'cni', changes }];
}

function settingText(value: CniSettings[keyof CniSettings]): string {
  if (value === undefined) return 'unset';
  if (typeof value !== 'object') return String(value);
  return value.length === 0 ? 'unset' : value.join(',');
}

/** What happened since a snapshot in which the cluster was read. */
export function clusterHappenings(before: Snapshot, after: Snapshot): readonly Happening[] {
  return [...nodeChanges(before.nodes, after.nodes), ...pendingChange(before.pending.length, after.pending.length)];
}

/** What happened since a snapshot in which the deployments were read. */
export function deploymentHappenings(
  { deployments: before }: Snapshot,
  { deployments: after }: Snapshot,
): readonly Happening[] {
  if (before === after) return [];
  const key = ({ namespace, name }: KubernetesDeployment) => `${namespace}/${name}`;
  const was = new Map(before.map((each) => [key(each), each.replicas]));
  const is = new Map(after.map((each) => [key(each), each.replicas]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((name) => was.get(name) !== is.get(name))
    .slice(0, mostScaled)
    .map((name) => ({ kind: 'scaled', name, from: was.get(name) ?? null, to: is.get(name) ?? null }));
}

function nodeChanges(before: readonly NodeView[], after: readonly NodeView[]): readonly Happening[] {
  if (before === after) return [];
  const was = new Map(before.map((node) => [node.name, node]));
  const is = new Set(after.map(({ name }) => name));
  const known = after.flatMap((node) => {
    const earlier = was.get(node.name);
    return earlier === undefined ? [] : [{ node, earlier }];
  });
  return [
    nodesThat(
      'joined',
      after.filter(({ name }) => !was.has(name)),
    ),
    nodesThat(
      'not-ready',
      known.filter(({ node, earlier }) => earlier.ready && !node.ready).map(({ node }) => node),
    ),
    nodesThat(
      'ready',
      known.filter(({ node, earlier }) => !earlier.ready && node.ready).map(({ node }) => node),
    ),
    nodesThat(
      'left',
      before.filter(({ name }) => !is.has(name)),
    ),
  ].flat();
}

function nodesThat(change: NodeChange, nodes: readonly NodeView[]): readonly Happening[] {
  if (nodes.length === 0) return [];
  const names = nodes.slice(0, mostNames).map(({ shortName }) => shortName);
  return [{ kind: 'nodes', change, names, count: nodes.length }];
}

/** Only the beginning and the end: how many wait meanwhile, the curve tells. */
function pendingChange(before: number, after: number): readonly Happening[] {
  return (before === 0) === (after === 0) ? [] : [{ kind: 'pending', count: after }];
}
