import { deployments, nodes, pods } from '../../../src/simulator/kubernetes/kinds.ts';
import type { KubeNode } from '../../../src/simulator/kubernetes/objects/node.ts';
import type { Pod } from '../../../src/simulator/kubernetes/objects/pod.ts';
import type { Deployment } from '../../../src/simulator/kubernetes/objects/workloads.ts';
import { createObject, type NewObject } from '../../../src/simulator/kubernetes/writes/create.ts';
import { updateObject } from '../../../src/simulator/kubernetes/writes/update.ts';
import type { Lab } from './lab.ts';

/** A Deployment as the lab's manifests write it. */
export function deploymentManifest(
  name: string,
  replicas: number,
  spec: Readonly<Record<string, unknown>> = {},
): NewObject {
  const labels = { app: name };
  const containers = [{ name, image: 'nginx:alpine' }];
  return {
    metadata: { name, namespace: 'default' },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers, ...spec } },
    },
  };
}

export function deploy(
  lab: Lab,
  name: string,
  replicas: number,
  spec: Readonly<Record<string, unknown>> = {},
): Deployment {
  return createObject(lab.controlPlane.api, deployments, deploymentManifest(name, replicas, spec));
}

/** Changes the spec of a Deployment as `kubectl scale` and `kubectl set image` do. */
export function change(lab: Lab, name: string, spec: Partial<Deployment['spec']>): void {
  const current = deployment(lab, name);
  updateObject(lab.controlPlane.api, deployments, { ...current, spec: { ...current.spec, ...spec } } as Deployment);
}

export function deployment(lab: Lab, name: string): Deployment {
  const found = lab.controlPlane.api.store.get(deployments, 'default', name);
  if (found === undefined) throw new Error(`no deployment ${name}`);
  return found;
}

export function podsOf(lab: Lab, app: string): readonly Pod[] {
  return lab.controlPlane.api.store.list(pods).filter((pod) => pod.metadata.labels?.['app'] === app);
}

export function allPods(lab: Lab): readonly Pod[] {
  return lab.controlPlane.api.store.list(pods);
}

export function allNodes(lab: Lab): readonly KubeNode[] {
  return lab.controlPlane.api.store.list(nodes);
}

export function phases(list: readonly Pod[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of list) counts[status.phase ?? ''] = (counts[status.phase ?? ''] ?? 0) + 1;
  return counts;
}
