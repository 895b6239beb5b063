import { AwsFault } from '../../world/fault.ts';
import type { Nodegroup } from '../../world/state.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { tagsOf } from './stackTags.ts';

/** Its physical id is `<cluster>/<node group>`. */
function found(id: string, { world }: ResourceContext): Nodegroup | undefined {
  const [clusterName = '', name = ''] = id.split('/');
  return world.clusters.get(clusterName)?.nodegroups.get(name);
}

export const nodegroup: ResourceType = {
  name: 'AWS::EKS::Nodegroup',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: {
    ClusterName: (id) => id.split('/')[0],
    Id: (id) => id,
    NodegroupName: (id) => id.split('/')[1],
  },
  create(properties, context) {
    return '';
  },
  isReady(id, context) {
    const status = found(id, context)?.status;
    return status === 'ACTIVE';
  },
  delete(id, { eks }) {
    const [clusterName = '', name = ''] = id.split('/');
    eks.deleteNodegroup(clusterName, name);
  },
  isGone: (id, context) => found(id, context) === undefined,
  changed: ({ eks }) => eks.onDidChange,
};
