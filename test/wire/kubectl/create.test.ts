import { afterAll, beforeAll, describe } from 'vitest';
import { KubectlLab, kubectlMissing } from '../kubectlLab.ts';
import { testCommands, type Command } from './commandTable.ts';

const manifest = `apiVersion: v1
kind: ConfigMap
metadata:
  name: typed
data:
  greeting: hello
`;

/** `kubectl create`, `run` and `expose`, and how what they made is listed (columns of kubectl 1.32 on Kubernetes 1.36). */
const commands: readonly Command[] = [
  ['create namespace demo', 'namespace/demo created'],
  ['create ns demo', 'Error from server (AlreadyExists): namespaces "demo" already exists'],
  [
    'create ns Demo',
    `The Namespace "Demo" is invalid: metadata.name: Invalid value: "Demo": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')`,
  ],
  ['config set-context --current --namespace=demo', 'Context "admin" modified.'],
  ['config view --minify -o jsonpath={..namespace}', 'demo'],
  ['create deployment web --image=nginx:alpine --replicas=2 --port=80', 'deployment.apps/web created'],
  [
    'create deployment web --image=nginx:alpine',
    'error: failed to create deployment: deployments.apps "web" already exists',
  ],
  ['create configmap settings --from-literal=color=blue --from-literal=size=2', 'configmap/settings created'],
  ['get configmap settings -o jsonpath={.data}', '{"color":"blue","size":"2"}'],
  ['create secret generic login --from-literal=password=secret', 'secret/login created'],
  ['get secret login -o jsonpath={.data.password}', 'c2VjcmV0'],
  ['get secret', 'NAME TYPE DATA AGE\nlogin Opaque 1 <age>'],
  [
    'create secret docker-registry pull --docker-server=example.com --docker-username=u --docker-password=p',
    'secret/pull created',
  ],
  ['get secret pull -o jsonpath={.type}', 'kubernetes.io/dockerconfigjson'],
  ['create secret tls web --cert=nothing --key=nothing', /no such file or directory/],
  ['create service clusterip web --tcp=80:80', 'service/web created'],
  ['create service nodeport open --tcp=80:8080', 'service/open created'],
  ['create service loadbalancer front --tcp=80:80', 'service/front created'],
  ['create service externalname away --external-name=example.com', 'service/away created'],
  ['get svc away', 'NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE\naway ExternalName <none> example.com <none> <age>'],
  ['get svc open', 'NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE\nopen NodePort <ip> <none> 80:<port>/TCP <age>'],
  ['expose deployment web --port=80 --name=again', 'service/again exposed'],
  [
    'expose deployment web --port=80 --name=again',
    'Error from server (AlreadyExists): services "again" already exists',
  ],
  ['get svc again -o wide', /^again +ClusterIP +\S+ +<none> +80\/TCP +\S+ +app=web$/m],
  ['create job pi --image=perl -- perl -e 1', 'job.batch/pi created'],
  ['get job', /^NAME +STATUS +COMPLETIONS +DURATION +AGE\npi +\w+ +[01]\/1/],
  ["create cronjob hourly --image=busybox --schedule='0 * * * *' -- date", 'cronjob.batch/hourly created'],
  [
    'get cronjob',
    'NAME SCHEDULE TIMEZONE SUSPEND ACTIVE LAST SCHEDULE AGE\nhourly 0 * * * * <none> False 0 <none> <age>',
  ],
  [
    "create cronjob wrong --image=busybox --schedule='hourly'",
    'error: failed to create cronjob: CronJob.batch "wrong" is invalid: spec.schedule: Invalid value: "hourly": expected exactly 5 fields, found 1: [hourly]',
  ],
  ['create job now --from=cronjob/hourly', 'job.batch/now created'],
  ['create serviceaccount robot', 'serviceaccount/robot created'],
  ['get sa robot', 'NAME SECRETS AGE\nrobot 0 <age>'],
  ['create token robot', /^[\w-]+\.[\w-]+\.[\w-]+$/m],
  ['create token nobody', 'error: failed to create token: serviceaccounts "nobody" not found'],
  [
    'create role reader --verb=get,list,watch --resource=pods,pods/log',
    'role.rbac.authorization.k8s.io/reader created',
  ],
  [
    'create rolebinding read --role=reader --serviceaccount=demo:robot',
    'rolebinding.rbac.authorization.k8s.io/read created',
  ],
  ['get rolebinding -o wide', 'NAME ROLE AGE USERS GROUPS SERVICEACCOUNTS\nread Role/reader <age> demo/robot'],
  ['create clusterrole nodes --verb=list --resource=nodes', 'clusterrole.rbac.authorization.k8s.io/nodes created'],
  [
    'create clusterrolebinding nodes --clusterrole=nodes --user=jane --group=team',
    'clusterrolebinding.rbac.authorization.k8s.io/nodes created',
  ],
  ['create poddisruptionbudget web --selector=app=web --min-available=1', 'poddisruptionbudget.policy/web created'],
  ['get pdb', /^NAME +MIN AVAILABLE +MAX UNAVAILABLE +ALLOWED DISRUPTIONS +AGE\nweb +1 +N\/A +\d +\S+\n$/],
  ['create priorityclass high --value=1000 --description=more', 'priorityclass.scheduling.k8s.io/high created'],
  [
    'create priorityclass higher --value=2000000000',
    'error: failed to create priorityclass: PriorityClass.scheduling.k8s.io "higher" is invalid: value: Forbidden: maximum allowed value of a user defined priority is 1000000000',
  ],
  ['create ingress web --rule=example.com/*=web:80', 'ingress.networking.k8s.io/web created'],
  ['get ingress', 'NAME CLASS HOSTS ADDRESS PORTS AGE\nweb <none> example.com 80 <age>'],
  ['create quota small --hard=pods=6', 'resourcequota/small created'],
  ['get quota', /^NAME +REQUEST +LIMIT +AGE\nsmall +/],
  ['autoscale deployment web --min=1 --max=4 --cpu-percent=60', 'horizontalpodautoscaler.autoscaling/web autoscaled'],
  ['get hpa', 'NAME REFERENCE TARGETS MINPODS MAXPODS REPLICAS AGE\nweb Deployment/web cpu: <any>/60% 1 4 <any> <age>'],
  ['run box --image=busybox --labels=app=box --env=A=b --restart=Never -- sleep 600', 'pod/box created'],
  ['get pod box -o jsonpath={.spec.containers[0].env[0].value},{.spec.restartPolicy}', 'b,Never'],
  ['run box --image=busybox', 'Error from server (AlreadyExists): pods "box" already exists'],
  ['run plan --image=nginx --dry-run=client -o yaml', /^apiVersion: v1\nkind: Pod\n[\s\S]*image: nginx/],
  ['run plan --image=nginx --dry-run=server', 'pod/plan created (server dry run)'],
  ['get pod plan', 'Error from server (NotFound): pods "plan" not found'],
  [
    `run lost --image=nginx --overrides='{"spec":{"serviceAccountName":"none"}}'`,
    'Error from server (Forbidden): pods "lost" is forbidden: error looking up service account demo/none: serviceaccount "none" not found',
  ],
  ['create -f -', 'configmap/typed created', manifest],
  [
    'create -f -',
    'Error from server (AlreadyExists): error when creating "STDIN": configmaps "typed" already exists',
    manifest,
  ],
  [
    'create -f -',
    'Error from server (BadRequest): error when creating "STDIN": ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: unknown field "datta"',
    manifest.replace('\ndata:', '\ndatta:').replace('typed', 'mistyped'),
  ],
  [
    'create --validate=warn -f -',
    'configmap/mistyped created\nWarning: unknown field "datta"',
    manifest.replace('\ndata:', '\ndatta:').replace('typed', 'mistyped'),
  ],
  [
    'create -f -',
    /error validating data|no matches for kind "Thing" in version "example.com\/v1"/,
    'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\n',
  ],
  ['create -n nowhere configmap a', 'error: failed to create configmap: namespaces "nowhere" not found'],
  [
    'apply -f -',
    'configmap/of-a-list created',
    '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"of-a-list"}}]}',
  ],
  [
    'create -f -',
    /strict decoding error: unknown field "nope"\n$/,
    '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b"},"nope":1}]}',
  ],
];

describe.skipIf(kubectlMissing !== undefined)(`kubectl create ${kubectlMissing ?? ''}`, () => {
  let lab: KubectlLab;
  beforeAll(async () => {
    lab = await KubectlLab.start();
  });
  afterAll(() => lab.dispose());
  testCommands(() => lab, commands);
});
