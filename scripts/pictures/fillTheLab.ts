import type { LabTools } from '../../test/workbench/harness/labTools.ts';

/**
 * Three pods with an address each for a look at the packets, and fifty of nginx. Three t3.medium have 51 places, eight
 * are taken by the cluster's own pods, so ten wait.
 */
export async function fillTheLab(tools: LabTools): Promise<void> {
  const netshoot = ['netshoot-pod', '--image=nicolaka/netshoot', '--replicas=3', '--', 'tail', '-f', '/dev/null'];
  await tools.kubectl('create', 'deployment', ...netshoot);
  await tools.kubectl('rollout', 'status', 'deployment/netshoot-pod');
  await tools.kubectl('create', 'deployment', 'nginx-deployment', '--image=nginx:alpine', '--replicas=50');
}
