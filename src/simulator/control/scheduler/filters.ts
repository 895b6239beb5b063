import type { Labels } from '../../kubernetes/objects/meta.ts';
import type { KubeNode, Taint } from '../../kubernetes/objects/node.ts';
import type { NodeSelectorTerm, Pod, Toleration } from '../../kubernetes/objects/pod.ts';
import type { NodeState } from './nodeState.ts';
import { podRequests } from './podRequests.ts';

/** Why a pod cannot go to a node. `resolvable` reasons would go away if other pods did: preemption is tried for them. */
export interface Refusal {
  readonly reasons: readonly string[];
  readonly resolvable: boolean;
}

/** A filter of the scheduler, after the plugin of the same purpose: undefined lets the pod pass. */
type Filter = (pod: Pod, state: NodeState, minor: number) => Refusal | undefined;

const no = (...reasons: string[]): Refusal => ({ reasons, resolvable: false });

export function tolerates(tolerations: readonly Toleration[] | undefined, taint: Taint): boolean {
  return (tolerations ?? []).some(
    ({ key = '', operator = 'Equal', value = '', effect = '' }) =>
      (effect === '' || effect === taint.effect) &&
      (key === '' || key === taint.key) &&
      (operator === 'Exists' || (key !== '' && value === (taint.value ?? ''))),
  );
}

const unschedulableTaint: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

const nodeUnschedulable: Filter = (pod, { node }) =>
  node.spec.unschedulable === true && !tolerates(pod.spec.tolerations, unschedulableTaint)
    ? no('node(s) were unschedulable')
    : undefined;

const taintToleration: Filter = (pod, { node }, minor) => {
  const taint = (node.spec.taints ?? []).find(
    (each) => each.effect !== 'PreferNoSchedule' && !tolerates(pod.spec.tolerations, each),
  );
  if (taint === undefined) return undefined;
  return no(
    minor >= 34
      ? 'node(s) had untolerated taint(s)'
      : `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`,
  );
};

/** Terms are alternatives; the requirements of one term all hold. */
export function matchesNodeTerms(terms: readonly NodeSelectorTerm[], node: KubeNode): boolean {
  return terms.some((term) => {
    const labels = term.matchExpressions ?? [];
    const fields = term.matchFields ?? [];
    return (
      labels.length + fields.length > 0 &&
      labels.every(({ key, operator, values }) => meets(node.metadata.labels, key, operator, values ?? [])) &&
      fields.every(({ operator, values }) => meets({ name: node.metadata.name }, 'name', operator, values ?? []))
    );
  });
}

function meets(labels: Labels | undefined, key: string, operator: string, values: readonly string[]): boolean {
  const value = labels?.[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return value !== undefined && Number(value) > Number(values[0]);
    default:
      return value !== undefined && Number(value) < Number(values[0]);
  }
}

const nodeAffinity: Filter = (pod, { node }) => {
  const terms = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  // A pod made for one node (a daemon set's) is refused elsewhere before the filters proper, and in other words.
  const pinned = terms?.every((term) => term.matchFields !== undefined) === true;
  if (pinned && !matchesNodeTerms(terms, node)) return no("node(s) didn't satisfy plugin(s) [NodeAffinity]");
  const selected = Object.entries(pod.spec.nodeSelector ?? {}).every(
    ([key, value]) => node.metadata.labels?.[key] === value,
  );
  if (selected && (terms === undefined || matchesNodeTerms(terms, node))) return undefined;
  return no("node(s) didn't match Pod's node affinity/selector");
};

const nodePorts: Filter = (pod, { pods }) => {
  const hostPorts = (each: Pod): readonly string[] =>
    each.spec.containers.flatMap((container) =>
      (container.ports ?? []).flatMap(({ hostPort = 0, protocol = 'TCP' }) =>
        hostPort > 0 ? [`${hostPort}/${protocol}`] : [],
      ),
    );
  const wanted = hostPorts(pod);
  if (wanted.length === 0) return undefined;
  const taken = new Set(pods.flatMap(hostPorts));
  if (!wanted.some((port) => taken.has(port))) return undefined;
  return { reasons: ["node(s) didn't have free ports for the requested pod ports"], resolvable: true };
};

const nodeResourcesFit: Filter = (pod, { allocatable, requested, pods }) => {
  const wanted = podRequests(pod);
  const reasons: string[] = [];
  if (pods.length + 1 > allocatable.pods) reasons.push('Too many pods');
  // Sums of decimal fractions: a millionth of a core is no shortage.
  if (wanted.cpu > 0 && requested.cpu + wanted.cpu > allocatable.cpu + 1e-6) reasons.push('Insufficient cpu');
  if (wanted.memory > 0 && requested.memory + wanted.memory > allocatable.memory) reasons.push('Insufficient memory');
  return reasons.length === 0 ? undefined : { reasons, resolvable: true };
};

const filters: readonly Filter[] = [nodeUnschedulable, nodeAffinity, taintToleration, nodePorts, nodeResourcesFit];

/** The first filter's refusal, or undefined if the pod may go there. */
export function refusalOf(pod: Pod, state: NodeState, minor: number): Refusal | undefined {
  for (const filter of filters) {
    const refusal = filter(pod, state, minor);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
