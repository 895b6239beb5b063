import type { Addon } from '../../world/state.ts';
import { notStabilized } from '../handlerFailure.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { joinedId, partsOf } from './compositeId.ts';

function found(id: string, { world }: ResourceContext): Addon | undefined {
  const [clusterName, name] = partsOf(id);
  return world.clusters.get(clusterName)?.addons.get(name);
}

/** Its physical id is `<cluster>|<add-on>`. How long it takes is EKS's affair. */
export const addon: ResourceType = {
  name: 'AWS::EKS::Addon',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: { Arn: (id, context) => found(id, context)?.arn },
  create(properties, { eks }) {
    const [clusterName, name] = [properties.text('ClusterName'), properties.text('AddonName')];
    const version = properties.optionalText('AddonVersion');
    const serviceAccountRoleArn = properties.optionalText('ServiceAccountRoleArn');
    const configurationValues = properties.optionalText('ConfigurationValues');
    eks.createAddon(clusterName, {
      name,
      ...(version !== undefined && { version }),
      ...(serviceAccountRoleArn !== undefined && { serviceAccountRoleArn }),
      ...(configurationValues !== undefined && { configurationValues }),
    });
    return joinedId(clusterName, name);
  },
  isReady(id, context) {
    const status = found(id, context)?.status;
    if (status === 'DEGRADED') throw notStabilized(`Addon ${partsOf(id)[1]} is DEGRADED: the pods it needs do not run`);
    return status === 'ACTIVE';
  },
  delete(id, { eks }) {
    eks.deleteAddon(...partsOf(id));
  },
  isGone: (id, context) => found(id, context) === undefined,
  changed: ({ eks }) => eks.onDidChange,
};
