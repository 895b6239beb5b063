import type { Manifest } from './chart/chart.ts';
import { ToolError } from '../tool.ts';

interface Resource {
  readonly plural: string;
  readonly namespaced: boolean;
}

/** The kinds that our charts make, in the order in which Helm installs them; it removes them the other way round. */
const resources: Readonly<Record<string, Resource>> = {
  ServiceAccount: { plural: 'serviceaccounts', namespaced: true },
  ClusterRole: { plural: 'clusterroles', namespaced: false },
  ClusterRoleBinding: { plural: 'clusterrolebindings', namespaced: false },
  Service: { plural: 'services', namespaced: true },
  Deployment: { plural: 'deployments', namespaced: true },
};

const order = Object.keys(resources);

/** Objects in the order in which they have to be made. */
export function inInstallOrder(manifests: readonly Manifest[]): Manifest[] {
  return manifests.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** Where the API server has the objects of a kind. */
export function collectionPath({ apiVersion, kind }: Manifest, namespace: string): string {
  const resource = resources[kind];
  if (resource === undefined) throw new ToolError(`Error: no matches for kind "${kind}" in version "${apiVersion}"`);
  const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const within = resource.namespaced ? `/namespaces/${namespace}` : '';
  return `${group}${within}/${resource.plural}`;
}
