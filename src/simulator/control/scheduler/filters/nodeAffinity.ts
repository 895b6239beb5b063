import type { Labels } from '../../../kubernetes/objects/meta.ts';
import type { KubeNode } from '../../../kubernetes/objects/node.ts';
import type { NodeSelectorTerm, PodSpec } from '../../../kubernetes/objects/pod.ts';
import { refusal } from '../cycle.ts';
import type { Filter } from './filter.ts';

/** Terms are alternatives; the requirements of one term all hold, and a term without any matches nothing. */
export function matchesNodeTerms(terms: readonly NodeSelectorTerm[], node: KubeNode): boolean {
  return terms.some((term) => matchesNodeTerm(term, node));
}

export function matchesNodeTerm(term: NodeSelectorTerm, node: KubeNode): boolean {
  const labels = term.matchExpressions ?? [];
  const fields = term.matchFields ?? [];
  return (
    labels.length + fields.length > 0 &&
    labels.every(({ key, operator, values }) => meets(node.metadata.labels, key, operator, values ?? [])) &&
    fields.every(({ operator, values }) => meets({ name: node.metadata.name }, 'name', operator, values ?? []))
  );
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

/** True for a node that the pod's node selector and required node affinity let it go to. */
export function fitsNodeAffinity(spec: PodSpec, node: KubeNode): boolean {
  const terms = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  if (terms !== undefined && !matchesNodeTerms(terms, node)) return false;
  for (const [key, value] of Object.entries(spec.nodeSelector ?? {}))
    if (node.metadata.labels?.[key] !== value) return false;
  return true;
}

/** The nodes that a pod is made for by name, as a daemon set's is: the others are not even looked at. */
export const pinnedNodes: Filter = ({ pod }) => {
  const terms = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  if (terms === undefined || !terms.every((term) => term.matchFields !== undefined)) return undefined;
  return ({ node }) =>
    terms.some((term) => matchesNodeTerm({ matchFields: term.matchFields ?? [] }, node))
      ? undefined
      : refusal('NodeAffinity', false, "node(s) didn't satisfy plugin(s) [NodeAffinity]");
};

export const nodeAffinity: Filter = ({ pod: { spec } }) => {
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (required === undefined && spec.nodeSelector === undefined) return undefined;
  return ({ node }) =>
    fitsNodeAffinity(spec, node)
      ? undefined
      : refusal('NodeAffinity', false, "node(s) didn't match Pod's node affinity/selector");
};
