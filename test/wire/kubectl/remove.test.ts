import { afterAll, beforeAll, describe } from 'vitest';
import { KubectlLab, kubectlMissing, nginxManifest } from '../kubectlLab.ts';
import { testCommands, type Command } from './commandTable.ts';

const three = nginxManifest.replace('replicas: 2', 'replicas: 3');
const conflict = (by: string): string =>
  `error: Apply failed with 1 conflict: conflict with ${by}: .spec.replicas
Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* If you intend to manage all of these fields, please re-run the apply
  command with the \`--force-conflicts\` flag.
* If you do not intend to manage all of the fields, please edit your
  manifest to remove references to the fields that should keep their
  current managers.
* You may co-own fields by updating your manifest to match the existing
  value; in this case, you'll become the manager if the other manager(s)
  stop managing the field (remove it from their configuration).
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts`;
const policy = `apiVersion: v1
kind: LimitRange
metadata: {name: limits}
spec:
  limits:
  - type: Container
    default: {memory: 128Mi}
    defaultRequest: {memory: 64Mi}
    max: {memory: 256Mi}
`;
const nodePort = `apiVersion: v1
kind: Service
metadata: {name: fixed}
spec:
  type: NodePort
  ports: [{port: 80, nodePort: 80}]
`;

/** Server-side apply, the rules of a namespace, and all ways to delete. */
const commands: readonly Command[] = [
  ['apply --server-side -f -', 'deployment.apps/nginx-deployment serverside-applied', nginxManifest],
  ['apply --server-side -f -', 'deployment.apps/nginx-deployment serverside-applied', nginxManifest],
  ['apply --server-side --field-manager=other -f -', conflict('"kubectl"'), three],
  [
    'apply --server-side --field-manager=other --force-conflicts -f -',
    'deployment.apps/nginx-deployment serverside-applied',
    three,
  ],
  [
    'get deployment nginx-deployment --show-managed-fields -o jsonpath={.metadata.managedFields[*].manager}',
    /kubectl other|other kubectl/,
  ],
  ['scale deployment nginx-deployment --replicas=1', 'deployment.apps/nginx-deployment scaled'],
  [
    'apply --server-side --field-manager=other -f -',
    conflict('"kubectl" with subresource "scale" using apps/v1'),
    three,
  ],
  ['apply --server-side --dry-run=server -f -', /Apply failed with 1 conflict/, nginxManifest],
  [
    'apply --server-side --field-manager=other --force-conflicts -f -',
    'deployment.apps/nginx-deployment serverside-applied',
    nginxManifest.replace('  replicas: 2\n', ''),
  ],
  ['apply -f -', 'limitrange/limits created', policy],
  ['run limited --image=nginx', 'pod/limited created'],
  [
    'get pod limited -o jsonpath={.spec.containers[0].resources},{.status.qosClass}',
    '{"limits":{"memory":"128Mi"},"requests":{"memory":"64Mi"}},Burstable',
  ],
  [
    `run greedy --image=nginx --overrides='{"spec":{"containers":[{"name":"greedy","image":"nginx","resources":{"limits":{"memory":"1Gi"}}}]}}'`,
    'Error from server (Forbidden): pods "greedy" is forbidden: maximum memory usage per Container is 256Mi, but limit is 1Gi',
  ],
  ['delete limits limits', 'limitrange "limits" deleted'],
  ['create quota full --hard=configmaps=1,count/secrets=1', 'resourcequota/full created'],
  ['create secret generic one', 'secret/one created'],
  [
    'create secret generic two',
    'error: failed to create secret secrets "two" is forbidden: exceeded quota: full, requested: count/secrets=1, used: count/secrets=1, limited: count/secrets=1',
  ],
  [
    'create configmap more',
    /exceeded quota: full, requested: configmaps=1, used: configmaps=1, limited: configmaps=1\n$/,
  ],
  ['delete quota full', 'resourcequota "full" deleted'],
  [
    'apply -f -',
    'The Service "fixed" is invalid: spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767',
    nodePort,
  ],
  ['delete pod limited --dry-run=client', 'pod "limited" deleted (dry run)'],
  ['delete pod limited --dry-run=server', 'pod "limited" deleted (server dry run)'],
  ['delete pod limited --now', 'pod "limited" deleted'],
  ['delete pod limited', 'Error from server (NotFound): pods "limited" not found'],
  ['delete pod limited --ignore-not-found', ''],
  ['run again --image=nginx', 'pod/again created'],
  [
    'delete pod again --grace-period=0 --force',
    'pod "again" force deleted\nWarning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.',
  ],
  ['delete deployment nginx-deployment --cascade=orphan', 'deployment.apps "nginx-deployment" deleted'],
  ['get rs -l app=nginx --no-headers', /^nginx-deployment-\S+ +\d/],
  ['delete rs -l app=nginx --cascade=foreground', /^replicaset\.apps "nginx-deployment-\w+" deleted\n/],
  ['get rs,pods -l app=nginx', 'No resources found in default namespace.'],
  ['delete configmap --all', 'configmap "kube-root-ca.crt" deleted'],
  ['delete things --all', 'error: the server doesn\'t have a resource type "things"'],
  ['create ns gone', 'namespace/gone created'],
  ['create configmap inside -n gone', 'configmap/inside created'],
  ['delete ns gone', 'namespace "gone" deleted'],
  ['get cm -n gone', 'No resources found in gone namespace.'],
  [
    'delete ns default',
    'Error from server (Forbidden): namespaces "default" is forbidden: this namespace may not be deleted',
  ],
  ['delete svc kubernetes', 'service "kubernetes" deleted'],
  ['wait --for=create svc/kubernetes --timeout=30s', 'service/kubernetes condition met'],
];

describe.skipIf(kubectlMissing !== undefined)(`kubectl apply on the server, delete ${kubectlMissing ?? ''}`, () => {
  let lab: KubectlLab;
  beforeAll(async () => {
    lab = await KubectlLab.start();
  });
  afterAll(() => lab.dispose());
  testCommands(() => lab, commands);
});
