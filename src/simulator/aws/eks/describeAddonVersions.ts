import { addons, type AddonDescription } from '../../world/eks/addonVersions.ts';
import type { Operation } from '../operation.ts';
import { optionalText, texts } from './input.ts';
import { pageOf } from './page.ts';

export const describeAddonVersions: Operation = ({ input }) => {
  const name = optionalText(input, 'addonName');
  const cluster = optionalText(input, 'kubernetesVersion');
  const [types, owners] = [texts(input, 'types'), texts(input, 'owners')];
  const described = addons
    .filter((addon) => name === undefined || addon.name === name)
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .filter(({ owner }) => owners.length === 0 || owners.includes(owner))
    .map((addon) => describedVersions(addon, cluster))
    .filter(({ addonVersions }) => addonVersions.length > 0);
  const { items, nextToken } = pageOf(input, described, ({ addonName }) => addonName);
  return { addons: items, nextToken };
};

/** Each version of an add-on with the clusters it fits: all of them, or only those of one Kubernetes version. */
function describedVersions(
  { name, namespace, type, owner, role, versions }: AddonDescription,
  only: string | undefined,
) {
  const fits = Object.entries(versions)
    .filter(([cluster]) => only === undefined || cluster === only)
    .flatMap(([clusterVersion, list]) =>
      list.map((addonVersion, index) => ({ addonVersion, clusterVersion, defaultVersion: index === 0 })),
    );
  const byVersion = Map.groupBy(fits, ({ addonVersion }) => addonVersion);
  return {
    addonName: name,
    type,
    publisher: 'eks',
    owner,
    defaultNamespace: namespace,
    addonVersions: [...byVersion].map(([addonVersion, clusters]) => ({
      addonVersion,
      architecture: ['amd64', 'arm64'],
      computeTypes: ['ec2', 'hybrid'],
      compatibilities: clusters.map(({ clusterVersion, defaultVersion }) => ({
        clusterVersion,
        platformVersions: ['*'],
        defaultVersion,
      })),
      requiresConfiguration: false,
      requiresIamPermissions: role !== undefined,
    })),
  };
}
