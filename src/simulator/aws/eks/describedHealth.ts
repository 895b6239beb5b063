import type { HealthIssue } from '../../world/eks/records.ts';

/** Health of a cluster, node group or add-on. */
export function describedHealth(issues: readonly HealthIssue[]): object {
  return { issues: issues.map(({ code, message, resourceIds }) => ({ code, message, resourceIds })) };
}
