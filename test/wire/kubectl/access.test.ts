import { afterAll, beforeAll, describe } from 'vitest';
import { KubectlLab, kubectlMissing } from '../kubectlLab.ts';
import { testCommands, type Command } from './commandTable.ts';

const viewer = 'arn:aws:iam::111122223333:role/viewer';
const forbidden = (what: string, where = 'in the namespace "default"'): string =>
  `Error from server (Forbidden): ${what} ${where}`;

/** Who may do what: access policies, roles bound in the cluster, impersonation. */
const commands: readonly Command[] = [
  ['auth whoami -o jsonpath={.status.userInfo.username}', 'arn:aws:iam::111122223333:user/learner'],
  [
    'auth whoami',
    /^ATTRIBUTE +VALUE\nUsername +arn:aws:iam::111122223333:user\/learner\nUID +aws-iam-authenticator:111122223333:\w+\nGroups +\[system:authenticated\]\nExtra: accessKeyId +\[AKIALABADMIN00000000\]\n/,
  ],
  ['auth can-i create pods', 'yes'],
  ["auth can-i '*' '*' --all-namespaces", 'yes'],
  ['auth can-i get /metrics', 'yes'],
  ['auth can-i create pods --context viewer', 'no'],
  ['auth can-i get pods --context viewer', 'yes'],
  ['auth can-i get secrets --context viewer', 'no'],
  ['auth can-i get pods/log --context viewer', 'yes'],
  ['auth can-i list nodes --context viewer', "no\nWarning: resource 'nodes' is not namespace scoped"],
  ['get pods --context viewer', 'No resources found in default namespace.'],
  [
    'get secrets --context viewer',
    forbidden(`secrets is forbidden: User "${viewer}" cannot list resource "secrets" in API group ""`),
  ],
  [
    'get nodes --context viewer',
    forbidden(
      `nodes is forbidden: User "${viewer}" cannot list resource "nodes" in API group ""`,
      'at the cluster scope',
    ),
  ],
  [
    'create deployment a --image=nginx --context viewer',
    `error: failed to create deployment: deployments.apps is forbidden: User "${viewer}" cannot create resource "deployments" in API group "apps" in the namespace "default"`,
  ],
  [
    'get --raw /metrics --context viewer',
    `Error from server (Forbidden): forbidden: User "${viewer}" cannot get path "/metrics"`,
  ],
  ['get pods --context stranger', 'error: You must be logged in to the server (Unauthorized)'],
  ['get pods --token=nonsense', 'error: You must be logged in to the server (Unauthorized)'],
  [
    `create clusterrole node-reader --verb=get,list,watch --resource=nodes`,
    'clusterrole.rbac.authorization.k8s.io/node-reader created',
  ],
  [
    `create clusterrolebinding node-readers --clusterrole=node-reader --user=${viewer}`,
    'clusterrolebinding.rbac.authorization.k8s.io/node-readers created',
  ],
  ['get nodes --context viewer -o name', /^node\/ip-192-168-/],
  ['create sa robot', 'serviceaccount/robot created'],
  ['create role pod-reader --verb=get,list --resource=pods', 'role.rbac.authorization.k8s.io/pod-reader created'],
  ['auth can-i list pods --as=system:serviceaccount:default:robot', 'no'],
  [
    'create rolebinding robots --role=pod-reader --serviceaccount=default:robot',
    'rolebinding.rbac.authorization.k8s.io/robots created',
  ],
  ['auth can-i list pods --as=system:serviceaccount:default:robot', 'yes'],
  ['auth can-i list pods -n kube-system --as=system:serviceaccount:default:robot', 'no'],
  [
    'auth can-i --list --as=system:serviceaccount:default:robot',
    /^Resources +Non-Resource URLs +Resource Names +Verbs\n[\s\S]*pods +\[\] +\[\] +\[get list\]\n/,
  ],
  [
    'get svc --as=system:serviceaccount:default:robot',
    forbidden(
      'services is forbidden: User "system:serviceaccount:default:robot" cannot list resource "services" in API group ""',
    ),
  ],
  [
    'get pods --as=jane --context viewer',
    'Error from server (Forbidden): users "jane" is forbidden: User "arn:aws:iam::111122223333:role/viewer" cannot impersonate resource "users" in API group "" at the cluster scope',
  ],
  ['auth whoami --as=jane --as-group=team -o jsonpath={.status.userInfo.groups}', '["team","system:authenticated"]'],
  ['create rolebinding broken --role=absent --user=jane', 'rolebinding.rbac.authorization.k8s.io/broken created'],
  [
    'get pods --as=jane',
    forbidden('pods is forbidden: User "jane" cannot list resource "pods" in API group ""').concat(
      ': RBAC: role.rbac.authorization.k8s.io "absent" not found',
    ),
  ],
  [
    'patch rolebinding broken -p \'{"roleRef":{"name":"other"}}\'',
    'The RoleBinding "broken" is invalid: roleRef: Invalid value: rbac.RoleRef{APIGroup:"rbac.authorization.k8s.io", Kind:"Role", Name:"other"}: cannot change roleRef',
  ],
];

describe.skipIf(kubectlMissing !== undefined)(`kubectl auth ${kubectlMissing ?? ''}`, () => {
  let lab: KubectlLab;
  beforeAll(async () => {
    lab = await KubectlLab.start();
    await lab.until('get nodes', (out) => / Ready /.test(out));
  });
  afterAll(() => lab.dispose());
  testCommands(() => lab, commands);
});
