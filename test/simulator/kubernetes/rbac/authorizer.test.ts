import { beforeEach, expect, test } from 'vitest';
import { serviceAccountUser, userOf, type User } from '../../../../src/simulator/kubernetes/identity/user.ts';
import { clusterRoleBindings, clusterRoles, roleBindings, roles } from '../../../../src/simulator/kubernetes/kinds.ts';
import type { KubeApi } from '../../../../src/simulator/kubernetes/kubeApi.ts';
import { Authorizer } from '../../../../src/simulator/kubernetes/rbac/authorizer.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import type { EksCluster } from '../../../../src/simulator/world/eks/records.ts';
import { testApi } from '../server/testServer.ts';

let api: KubeApi;
let authorizer: Authorizer;
beforeEach(() => {
  api = testApi();
  authorizer = new Authorizer(api.store);
});

const user = (policy?: string, namespaces?: readonly string[]): User => ({
  name: 'jane',
  groups: ['team', 'system:authenticated'],
  extra: {},
  grants: policy === undefined ? [] : [{ policy, namespaces }],
});
/** `get pods default`, `list nodes`, `create deployments.apps default`. */
function may(who: User, line: string): boolean {
  const [verb = '', resource = '', namespace] = line.split(' ');
  const [plural = '', ...group] = resource.split('.');
  const [name = '', subresource] = plural.split('/');
  return authorizer.decide(who, { verb, group: group.join('.'), resource: name, subresource, namespace }).allowed;
}

// From the EKS user guide, "Review access policy permissions".
test.each([
  ['AmazonEKSClusterAdminPolicy', 'delete nodes', true],
  ['AmazonEKSClusterAdminPolicy', 'create clusterroles.rbac.authorization.k8s.io', true],
  ['AmazonEKSAdminPolicy', 'create roles.rbac.authorization.k8s.io default', true],
  ['AmazonEKSAdminPolicy', 'list nodes', false],
  ['AmazonEKSEditPolicy', 'create deployments.apps default', true],
  ['AmazonEKSEditPolicy', 'get secrets default', true],
  ['AmazonEKSEditPolicy', 'create pods/exec default', true],
  ['AmazonEKSEditPolicy', 'create roles.rbac.authorization.k8s.io default', false],
  ['AmazonEKSViewPolicy', 'list pods default', true],
  ['AmazonEKSViewPolicy', 'get pods/log default', true],
  ['AmazonEKSViewPolicy', 'list secrets default', false],
  ['AmazonEKSViewPolicy', 'delete pods default', false],
  ['AmazonEKSViewPolicy', 'list nodes', false],
  ['AmazonEKSAdminViewPolicy', 'list secrets default', true],
  ['AmazonEKSAdminViewPolicy', 'list nodes', true],
  ['AmazonEKSAdminViewPolicy', 'delete pods default', false],
])('%s: %s is %s', (policy, line, allowed) => {
  expect(may(user(policy), line)).toBe(allowed);
});

test('a policy for namespaces holds in these, and in those that a star covers', () => {
  expect(may(user('AmazonEKSViewPolicy', ['default']), 'list pods default')).toBe(true);
  expect(may(user('AmazonEKSViewPolicy', ['default']), 'list pods other')).toBe(false);
  expect(may(user('AmazonEKSViewPolicy', ['default']), 'list pods')).toBe(false);
  expect(may(user('AmazonEKSViewPolicy', ['dev-*']), 'list pods dev-1')).toBe(true);
});

test('the groups of an access entry get what is bound to them in the cluster', () => {
  const group = 'rbac.authorization.k8s.io';
  expect(may(user(), 'list nodes')).toBe(false);
  createObject(api, clusterRoles, {
    metadata: { name: 'nodes' },
    rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list'] }],
  });
  createObject(api, clusterRoleBindings, {
    metadata: { name: 'nodes' },
    roleRef: { apiGroup: group, kind: 'ClusterRole', name: 'nodes' },
    subjects: [{ kind: 'Group', name: 'team', apiGroup: group }],
  });
  expect(may(user(), 'list nodes')).toBe(true);
  expect(may(user(), 'delete nodes')).toBe(false);
});

test('a service account has its role in its namespace; resource names narrow it', () => {
  const robot = serviceAccountUser('default', 'robot', 'uid');
  createObject(api, roles, {
    metadata: { name: 'one', namespace: 'default' },
    rules: [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['settings'], verbs: ['get'] }],
  });
  createObject(api, roleBindings, {
    metadata: { name: 'one', namespace: 'default' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'one' },
    subjects: [{ kind: 'ServiceAccount', name: 'robot', namespace: 'default' }],
  });
  const read = (name: string, namespace = 'default') =>
    authorizer.decide(robot, { verb: 'get', group: '', resource: 'configmaps', name, namespace });
  expect(read('settings')).toEqual({
    allowed: true,
    reason: 'RBAC: allowed by RoleBinding "one/default" of Role "one" to ServiceAccount "robot/default"',
  });
  expect(read('other').allowed).toBe(false);
  expect(read('settings', 'other').allowed).toBe(false);
});

test('everybody with access may ask what there is, and what they may do', () => {
  expect(authorizer.decidePath(user(), 'get', '/apis/apps/v1').allowed).toBe(true);
  expect(authorizer.decidePath(user(), 'get', '/metrics').allowed).toBe(false);
  expect(may(user(), 'create selfsubjectaccessreviews.authorization.k8s.io')).toBe(true);
});

test('the user of an access entry: the session of a role has the entry of the role', () => {
  const principalArn = 'arn:aws:iam::111122223333:role/team';
  const entry = {
    principalArn,
    type: 'STANDARD' as const,
    username: 'arn:aws:sts::111122223333:assumed-role/team/{{SessionName}}',
    createdAt: 0,
    groups: ['team'],
    policies: [
      {
        arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
        scope: 'namespace' as const,
        namespaces: ['default'],
      },
    ],
  };
  const cluster = { accessEntries: new Map([[principalArn, entry]]) } as unknown as EksCluster;
  const arn = 'arn:aws:sts::111122223333:assumed-role/team/jane';
  expect(userOf(cluster, { arn, userId: 'AROATEAM:jane', accessKeyId: 'ASIA1' })).toEqual({
    name: arn,
    uid: 'aws-iam-authenticator:111122223333:AROATEAM',
    groups: ['team', 'system:authenticated'],
    extra: {
      accessKeyId: ['ASIA1'],
      arn: [arn],
      canonicalArn: [principalArn],
      principalId: ['AROATEAM'],
      sessionName: ['jane'],
      'sigs.k8s.io/aws-iam-authenticator/principalId': ['AROATEAM'],
    },
    grants: [{ policy: 'AmazonEKSViewPolicy', namespaces: ['default'] }],
  });
  expect(
    userOf(cluster, { arn: 'arn:aws:iam::111122223333:user/other', userId: 'AIDA', accessKeyId: 'AKIA' }),
  ).toBeUndefined();
});
