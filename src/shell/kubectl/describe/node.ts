import { ApiError } from '../../kubernetes/apiError.ts';
import type { KubernetesApi } from '../../kubernetes/kubernetesApi.ts';
import { ToolError } from '../../tool.ts';
import { ageSince } from '../output/age.ts';
import type { KubernetesObject, ObjectList } from '../resources/kubernetesObject.ts';
import type { DescribeContext } from './describer.ts';
import { inOrder, longTime, type Description } from './description.ts';
import { describeEvents, eventsAbout } from './events.ts';
import type { Quantities } from './podParts.ts';
import { podResources } from './podResources.ts';
import { quantityText, quantityValue, type Quantity } from './quantity.ts';

interface NodeStatus {
  readonly addresses?: readonly { readonly type: string; readonly address: string }[];
  readonly capacity?: Quantities;
  readonly allocatable?: Quantities;
  readonly conditions?: readonly Readonly<Record<string, string>>[];
  readonly nodeInfo?: Readonly<Record<string, string>>;
}

interface NodeSpec {
  readonly unschedulable?: boolean;
  readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
  readonly podCIDR?: string;
  readonly podCIDRs?: readonly string[];
  readonly providerID?: string;
}

const roleLabel = 'node-role.kubernetes.io/';

/** A node, and what its pods ask of it. */
export async function describeNode(node: KubernetesObject, to: Description, context: DescribeContext): Promise<void> {
  const { metadata } = node;
  const spec = (node['spec'] ?? {}) as NodeSpec;
  const status = (node['status'] ?? {}) as NodeStatus;
  const name = metadata?.name ?? '';
  const [pods, lease] = await Promise.all([podsOn(context.api, name), leaseOf(context.api, name)]);
  const roles = Object.keys(metadata?.labels ?? {}).filter((label) => label.startsWith(roleLabel));
  to.field('Name', name).lines(
    'Roles',
    roles.length === 0
      ? []
      : [
          roles
            .map((role) => role.slice(roleLabel.length))
            .toSorted()
            .join(','),
        ],
  );
  to.labels('Labels', metadata?.labels).annotations(metadata?.annotations);
  to.field('CreationTimestamp', longTime(metadata?.['creationTimestamp']));
  to.lines('Taints', taintTexts(spec)).field('Unschedulable', spec.unschedulable ?? false);
  describeLease(to, lease);
  describeStatus(to, status);
  if (spec.podCIDR !== undefined) to.field('PodCIDR', spec.podCIDR);
  if ((spec.podCIDRs ?? []).length > 0) to.field('PodCIDRs', (spec.podCIDRs ?? []).join(','));
  if (spec.providerID !== undefined) to.field('ProviderID', spec.providerID);
  if (pods === undefined) to.field('Pods', 'not authorized');
  else describeUse(to, pods, status.allocatable ?? {}, context.now);
  if (context.showEvents)
    describeEvents(to, await eventsAbout(context.api, node, [metadata?.uid ?? '', name]), context.now);
}

/** Undefined if one may not see them. */
async function podsOn(api: KubernetesApi, node: string): Promise<readonly KubernetesObject[] | undefined> {
  const fieldSelector = `spec.nodeName=${node},status.phase!=Failed,status.phase!=Succeeded`;
  const query = new URLSearchParams({ fieldSelector, limit: '500' });
  try {
    return ((await api.request('GET', `/api/v1/pods?${query.toString()}`)) as ObjectList).items;
  } catch (error) {
    if (error instanceof ApiError && error.code === 403) return undefined;
    throw error;
  }
}

/** The node's lease, or why there is none to show. */
async function leaseOf(api: KubernetesApi, node: string): Promise<KubernetesObject | string> {
  const path = `/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/${node}`;
  try {
    return (await api.request('GET', path)) as KubernetesObject;
  } catch (error) {
    if (error instanceof ApiError || error instanceof ToolError) return error.message;
    throw error;
  }
}

function taintTexts({ taints = [] }: NodeSpec): readonly string[] {
  return taints.map(({ key, value, effect }) => `${key}${value === undefined ? '' : `=${value}`}:${effect}`);
}

function describeLease(to: Description, lease: KubernetesObject | string): void {
  if (typeof lease === 'string') {
    to.field('Lease', `Failed to get lease: ${lease}`);
    return;
  }
  const { holderIdentity, acquireTime, renewTime } = (lease['spec'] ?? {}) as Readonly<Record<string, string>>;
  const time = (stamp: string | undefined) => (stamp === undefined ? '<unset>' : longTime(stamp));
  to.line(0, 'Lease:').field('HolderIdentity', holderIdentity ?? '<unset>', 1);
  to.field('AcquireTime', time(acquireTime), 1).field('RenewTime', time(renewTime), 1);
}

const nodeInfo = [
  ['Machine ID', 'machineID'],
  ['System UUID', 'systemUUID'],
  ['Boot ID', 'bootID'],
  ['Kernel Version', 'kernelVersion'],
  ['OS Image', 'osImage'],
  ['Operating System', 'operatingSystem'],
  ['Architecture', 'architecture'],
  ['Container Runtime Version', 'containerRuntimeVersion'],
  ['Kubelet Version', 'kubeletVersion'],
  ['Kube-Proxy Version', 'kubeProxyVersion'],
] as const;

function describeStatus(to: Description, status: NodeStatus): void {
  const columns = ['Type', 'Status', 'LastHeartbeatTime', 'LastTransitionTime', 'Reason', 'Message'];
  to.line(0, 'Conditions:').line(1, columns.join('\t'));
  to.line(1, columns.map((column) => '-'.repeat(column.length)).join('\t'));
  for (const condition of status.conditions ?? []) {
    const { type = '', status: is = '', lastHeartbeatTime, lastTransitionTime, reason = '', message = '' } = condition;
    to.line(1, [type, is, longTime(lastHeartbeatTime), longTime(lastTransitionTime), reason, message].join(' \t'));
  }
  to.line(0, 'Addresses:');
  for (const { type, address } of status.addresses ?? []) to.field(type, address, 1);
  for (const [title, quantities] of [
    ['Capacity', status.capacity],
    ['Allocatable', status.allocatable],
  ] as const) {
    if (Object.keys(quantities ?? {}).length === 0) continue;
    to.line(0, `${title}:`);
    for (const [name, quantity] of inOrder(quantities)) to.field(name, quantity, 1);
  }
  to.line(0, 'System Info:');
  for (const [title, field] of nodeInfo) to.field(title, status.nodeInfo?.[field] ?? '', 1);
}

const dashes = (columns: readonly string[]) => columns.map((column) => '-'.repeat(column.length)).join('\t');
const podColumns = ['Namespace', 'Name', '', 'CPU Requests', 'CPU Limits', 'Memory Requests', 'Memory Limits', 'Age'];

/** What the pods ask for, each and together. */
function describeUse(to: Description, pods: readonly KubernetesObject[], allocatable: Quantities, now: Date): void {
  to.field('Non-terminated Pods', `(${pods.length} in total)`)
    .line(1, podColumns.join('\t'))
    .line(1, dashes(podColumns));
  const requests = new Map<string, Quantity>();
  const limits = new Map<string, Quantity>();
  const share = (name: string, quantity: Quantity | undefined) => {
    const whole = quantityValue(allocatable[name] ?? '0').value;
    const percent = whole === 0 ? 0 : Math.trunc(((quantity?.value ?? 0) / whole) * 100);
    return `${quantityText(quantity)} (${percent}%)`;
  };
  for (const pod of pods) {
    const asked = podResources(pod['spec'] ?? {});
    add(requests, asked.requests);
    add(limits, asked.limits);
    to.line(
      1,
      [
        pod.metadata?.namespace ?? '',
        pod.metadata?.name ?? '',
        '',
        share('cpu', asked.requests.get('cpu')),
        share('cpu', asked.limits.get('cpu')),
        share('memory', asked.requests.get('memory')),
        share('memory', asked.limits.get('memory')),
        ageSince(pod.metadata?.['creationTimestamp'], now),
      ].join('\t'),
    );
  }
  to.line(0, 'Allocated resources:').line(1, '(Total limits may be over 100 percent, i.e., overcommitted.)');
  to.line(1, 'Resource\tRequests\tLimits').line(1, '--------\t--------\t------');
  const huge = Object.keys(allocatable)
    .filter((name) => name.startsWith('hugepages-'))
    .toSorted();
  for (const name of ['cpu', 'memory', 'ephemeral-storage', ...huge])
    to.line(1, `${name}\t${share(name, requests.get(name))}\t${share(name, limits.get(name))}`);
  const extended = Object.keys(allocatable)
    .filter((name) => name.includes('/'))
    .toSorted();
  for (const name of extended)
    to.line(1, `${name}\t${quantityText(requests.get(name))}\t${quantityText(limits.get(name))}`);
}

function add(to: Map<string, Quantity>, more: ReadonlyMap<string, Quantity>): void {
  for (const [name, { value, binary }] of more) {
    const before = to.get(name);
    to.set(name, before === undefined ? { value, binary } : { value: before.value + value, binary: before.binary });
  }
}
