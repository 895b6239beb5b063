import type { Properties } from '../properties.ts';
import type { ResourceType } from '../resourceType.ts';
import { joinedId, partsOf } from './compositeId.ts';

function policyOf(policy: Properties) {
  const scope = policy.nested('AccessScope');
  return {
    arn: policy.text('PolicyArn'),
    scope: scope.text('Type') === 'namespace' ? ('namespace' as const) : ('cluster' as const),
    namespaces: scope.texts('Namespaces'),
  };
}

/** Its physical id is `<principal>|<cluster>`. */
export const accessEntry: ResourceType = {
  name: 'AWS::EKS::AccessEntry',
  createTime: 2_000,
  deleteTime: 1_000,
  attributes: {},
  create(properties, { eks }) {
    const [principalArn, clusterName] = [properties.text('PrincipalArn'), properties.text('ClusterName')];
    const type = properties.optionalText('Type');
    const username = properties.optionalText('Username');
    eks.createAccessEntry(clusterName, {
      principalArn,
      type: type === 'EC2_LINUX' ? 'EC2_LINUX' : 'STANDARD',
      ...(username !== undefined && { username }),
      groups: properties.texts('KubernetesGroups'),
      policies: properties.nestedList('AccessPolicies').map(policyOf),
    });
    return joinedId(principalArn, clusterName);
  },
  delete(id, { eks }) {
    const [principalArn, clusterName] = partsOf(id);
    eks.deleteAccessEntry(clusterName, principalArn);
  },
};
