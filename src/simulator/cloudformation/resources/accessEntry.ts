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

function rightsOf(properties: Properties) {
  const username = properties.optionalText('Username');
  return {
    ...(username !== undefined && { username }),
    groups: properties.texts('KubernetesGroups'),
    policies: properties.nestedList('AccessPolicies').map(policyOf),
  };
}

/** Its physical id is `<principal>|<cluster>`. */
export const accessEntry: ResourceType = {
  name: 'AWS::EKS::AccessEntry',
  createTime: 2_000,
  deleteTime: 1_000,
  attributes: {
    AccessEntryArn: (id, { world }) => {
      const [principalArn, clusterName] = partsOf(id);
      return `arn:aws:eks:${world.region}:${world.account}:access-entry/${clusterName}/${principalArn}`;
    },
  },
  create(properties, { eks }) {
    const [principalArn, clusterName] = [properties.text('PrincipalArn'), properties.text('ClusterName')];
    const type = properties.optionalText('Type');
    eks.createAccessEntry(clusterName, {
      principalArn,
      type: type === 'EC2_LINUX' ? 'EC2_LINUX' : 'STANDARD',
      ...rightsOf(properties),
    });
    return joinedId(principalArn, clusterName);
  },
  update(id, properties, { eks }) {
    const [principalArn, clusterName] = partsOf(id);
    eks.updateAccessEntry(clusterName, principalArn, rightsOf(properties));
  },
  delete(id, { eks }) {
    const [principalArn, clusterName] = partsOf(id);
    eks.deleteAccessEntry(clusterName, principalArn);
  },
};
