import type { ResourceType } from '../resourceType.ts';
import { joinedId, partsOf } from './compositeId.ts';

/** Its physical id is `<principal>|<cluster>`. */
export const accessEntry: ResourceType = {
  name: 'AWS::EKS::AccessEntry',
  createTime: 2_000,
  deleteTime: 1_000,
  attributes: {},
  create(properties, { eks }) {
    const [principalArn, clusterName] = [properties.text('PrincipalArn'), properties.text('ClusterName')];
    return joinedId(principalArn, clusterName);
  },
  delete(id, { eks }) {
    const [principalArn, clusterName] = partsOf(id);
    eks.deleteAccessEntry(clusterName, principalArn);
  },
  changed: ({ eks }) => eks.onDidChange,
};
