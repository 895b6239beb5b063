import type { ResourceType } from '../resourceType.ts';
import { joinedId, partsOf } from './compositeId.ts';

/** Its physical id is `<cluster>|<add-on>`. */
export const addon: ResourceType = {
  name: 'AWS::EKS::Addon',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: {},
  create(properties, { eks }) {
    const [clusterName, name] = [properties.text('ClusterName'), properties.text('AddonName')];
    eks.createAddon(clusterName, { name });
    return joinedId(clusterName, name);
  },
  isReady(id, { world }) {
    const [clusterName, name] = partsOf(id);
    return world.clusters.get(clusterName)?.addons.get(name)?.status === 'ACTIVE';
  },
  delete(id, { eks }) {
    const [clusterName, name] = partsOf(id);
    eks.deleteAddon(clusterName, name);
  },
  isGone(id, { world }) {
    const [clusterName, name] = partsOf(id);
    return world.clusters.get(clusterName)?.addons.has(name) !== true;
  },
  changed: ({ eks }) => eks.onDidChange,
};
