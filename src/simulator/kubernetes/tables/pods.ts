import type { Pod } from '../objects/pod.ts';
import { humanDuration } from '../humanDuration.ts';
import { age } from './age.ts';
import { podSummary } from './podSummary.ts';
import type { Columns } from './table.ts';

/** The state that `kubectl get pods` prints. */
export function podState(pod: Pod): string {
  return podSummary(pod).reason;
}

export const podColumns: Columns<Pod> = [
  {
    name: 'Ready',
    cell: (pod) => {
      const { ready, containers } = podSummary(pod);
      return `${ready}/${containers}`;
    },
  },
  { name: 'Status', cell: podState },
  { name: 'Restarts', cell: restarts },
  age,
  { name: 'IP', wide: true, cell: (pod) => pod.status.podIP ?? '<none>' },
  { name: 'Node', wide: true, cell: (pod) => pod.spec.nodeName ?? '<none>' },
  { name: 'Nominated Node', wide: true, cell: (pod) => pod.status.nominatedNodeName ?? '<none>' },
  { name: 'Readiness Gates', wide: true, cell: readinessGates },
];

function restarts(pod: Pod, now: number): string {
  const { restarts: count, restartedAt } = podSummary(pod);
  return count > 0 && restartedAt !== undefined ? `${count} (${humanDuration(now - restartedAt)} ago)` : String(count);
}

function readinessGates(pod: Pod): string {
  const gates = pod.spec.readinessGates ?? [];
  if (gates.length === 0) return '<none>';
  const met = gates.filter(({ conditionType }) =>
    pod.status.conditions?.some(({ type, status }) => type === conditionType && status === 'True'),
  );
  return `${met.length}/${gates.length}`;
}
