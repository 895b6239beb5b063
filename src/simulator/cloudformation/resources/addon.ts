import { isResolveConflicts } from '../../world/controlPlane.ts';
import type { Addon } from '../../world/eks/records.ts';
import { notStabilized } from '../handlerFailure.ts';
import type { Properties } from '../properties.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { canonical } from '../template/value.ts';
import { joinedId, partsOf } from './compositeId.ts';

function found(id: string, { world }: ResourceContext): Addon | undefined {
  const [clusterName, name] = partsOf(id);
  return world.clusters.get(clusterName)?.addons.get(name);
}

function settingsOf(properties: Properties) {
  const version = properties.optionalText('AddonVersion');
  const serviceAccountRoleArn = properties.optionalText('ServiceAccountRoleArn');
  const configurationValues = properties.optionalText('ConfigurationValues');
  const resolveConflicts = properties.optionalText('ResolveConflicts');
  return {
    ...(version !== undefined && { version }),
    ...(serviceAccountRoleArn !== undefined && { serviceAccountRoleArn }),
    ...(configurationValues !== undefined && { configurationValues }),
    ...(isResolveConflicts(resolveConflicts) && { resolveConflicts }),
  };
}

/** Its physical id is `<cluster>|<add-on>`. How long it takes is EKS's affair. */
export const addon: ResourceType = {
  name: 'AWS::EKS::Addon',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: { Arn: (id, context) => found(id, context)?.arn },
  create(properties, { eks }) {
    const [clusterName, name] = [properties.text('ClusterName'), properties.text('AddonName')];
    eks.createAddon(clusterName, { name, ...settingsOf(properties) });
    return joinedId(clusterName, name);
  },
  update(id, properties, { eks }, previous) {
    const [before, after] = [settingsOf(previous), settingsOf(properties)];
    if (canonical(before) !== canonical(after)) eks.updateAddon(...partsOf(id), after);
  },
  isReady(id, context) {
    const { status, issues: [issue] = [] } = found(id, context) ?? {};
    if (status === 'ACTIVE' || status === 'CREATING' || status === 'UPDATING') return status === 'ACTIVE';
    const operation = status === 'UPDATE_FAILED' ? 'Update' : 'Create';
    const why = issue === undefined ? '' : ` Code: ${issue.code}, Message: ${issue.message}`;
    throw notStabilized(`Addon moved to failed status during ${operation} operation.${why}`);
  },
  delete(id, { eks }) {
    eks.deleteAddon(...partsOf(id));
  },
  isGone: (id, context) => found(id, context) === undefined,
  changed: ({ eks }) => eks.onDidChange,
};
