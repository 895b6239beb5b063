import { afterAll, beforeAll, describe } from 'vitest';
import { KubectlLab, kubectlMissing, nginxManifest } from '../kubectlLab.ts';
import { testCommands, type Command } from './commandTable.ts';

const node = 'ip-192-168-1-<any>.ap-northeast-2.compute.internal';

/** `kubectl get` in all its forms, `describe`, `explain` and what tells of the cluster itself. */
const commands: readonly Command[] = [
  ['apply -f -', 'deployment.apps/nginx-deployment created', nginxManifest],
  ['rollout status deployment/nginx-deployment', /successfully rolled out\n$/],
  ['expose deployment nginx-deployment --port=80', 'service/nginx-deployment exposed'],
  ['get deployment', 'NAME READY UP-TO-DATE AVAILABLE AGE\nnginx-deployment 2/2 2 2 <age>'],
  [
    'get deploy -o wide',
    'NAME READY UP-TO-DATE AVAILABLE AGE CONTAINERS IMAGES SELECTOR\nnginx-deployment 2/2 2 2 <age> nginx nginx:alpine app=nginx',
  ],
  ['get deploy --no-headers', 'nginx-deployment 2/2 2 2 <age>'],
  ['get deploy nginx-deployment -o name', 'deployment.apps/nginx-deployment'],
  ['get deploy --show-labels', 'NAME READY UP-TO-DATE AVAILABLE AGE LABELS\nnginx-deployment 2/2 2 2 <age> app=nginx'],
  ['get deploy -L app', 'NAME READY UP-TO-DATE AVAILABLE AGE APP\nnginx-deployment 2/2 2 2 <age> nginx'],
  ['get deploy -o jsonpath={.items[*].spec.replicas}', '2'],
  ['get deploy -o go-template={{len.items}}', /^$|error/],
  [`get deploy -o go-template='{{range .items}}{{.metadata.name}}{{end}}'`, 'nginx-deployment'],
  [
    'get deploy -o custom-columns=NAME:.metadata.name,IMAGE:.spec.template.spec.containers[*].image',
    'NAME IMAGE\nnginx-deployment nginx:alpine',
  ],
  ['get deploy -o json', /"kind": "List"[\s\S]*"resourceVersion": ""/],
  ['get deploy nginx-deployment -o yaml', /^apiVersion: apps\/v1\nkind: Deployment\nmetadata:\n {2}annotations:\n/],
  [
    'get deploy nginx-deployment -o yaml --show-managed-fields',
    /manager: kubectl-client-side-apply\n {4}operation: Update/,
  ],
  ['get deploy --chunk-size=1 -A -o name', 'deployment.apps/nginx-deployment\ndeployment.apps/coredns'],
  ['get rs', 'NAME DESIRED CURRENT READY AGE\nnginx-deployment-<hash> 2 2 2 <age>'],
  [
    'get pods',
    'NAME READY STATUS RESTARTS AGE\nnginx-deployment-<hash> 1/1 Running 0 <age>\nnginx-deployment-<hash> 1/1 Running 0 <age>',
  ],
  [
    'get pods -o wide --sort-by=.spec.nodeName',
    /^NAME +READY +STATUS +RESTARTS +AGE +IP +NODE +NOMINATED NODE +READINESS GATES\n(nginx-deployment-\S+ +1\/1 +Running +0 +\S+ +192\.168\.\d\.\d+ +ip-192-168-\d-\d+\.ap-northeast-2\.compute\.internal +<none> +<none>\n){2}$/,
  ],
  ['get pods -l app=nginx -o name', 'pod/nginx-deployment-<hash>\npod/nginx-deployment-<hash>'],
  ['get pods -l app!=nginx', 'No resources found in default namespace.'],
  ["get pods -l 'app in (nginx,other),!gone' -o name", 'pod/nginx-deployment-<hash>\npod/nginx-deployment-<hash>'],
  [
    "get pods -l 'app notin (nginx)' -A -o name --field-selector=spec.hostNetwork=false",
    /^pod\/coredns-\S+\npod\/coredns-\S+\n$/,
  ],
  ["get pods -l 'app in nginx'", /unable to parse requirement/],
  [
    'get pods --field-selector=status.phase=Running -o name',
    'pod/nginx-deployment-<hash>\npod/nginx-deployment-<hash>',
  ],
  ['get pods --field-selector=status.phase!=Running', 'No resources found in default namespace.'],
  ['get pods --field-selector=spec.image=x', /field label not supported: spec\.image\n$/],
  ['get pod nope', 'Error from server (NotFound): pods "nope" not found'],
  ['get deploy nope', 'Error from server (NotFound): deployments.apps "nope" not found'],
  ['get things', 'error: the server doesn\'t have a resource type "things"'],
  ['get pods -n nowhere', 'No resources found in nowhere namespace.'],
  ['get pods nope --ignore-not-found', ''],
  [
    'get svc',
    'NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE\nkubernetes ClusterIP 10.100.0.1 <none> 443/TCP <age>\nnginx-deployment ClusterIP <ip> <none> 80/TCP <age>',
  ],
  [
    'get endpoints nginx-deployment',
    /v1 Endpoints is deprecated in v1\.33\+; use discovery\.k8s\.io\/v1 EndpointSlice/,
  ],
  [
    'get endpointslices -l kubernetes.io/service-name=nginx-deployment',
    /^NAME +ADDRESSTYPE +PORTS +ENDPOINTS +AGE\nnginx-deployment-\w{5} +IPv4 +80 +192\.168\.\d\.\d+,192\.168\.\d\.\d+ +\S+\n$/,
  ],
  [
    'get all',
    /^NAME[\s\S]*pod\/nginx-deployment-[\s\S]*service\/kubernetes[\s\S]*deployment\.apps\/nginx-deployment[\s\S]*replicaset\.apps\/nginx-deployment-/,
  ],
  [
    'get ns',
    /^NAME +STATUS +AGE\ndefault +Active +\S+\nkube-node-lease +Active +\S+\nkube-public +Active +\S+\nkube-system +Active +\S+\n$/,
  ],
  [
    'get ds -A',
    'NAMESPACE NAME DESIRED CURRENT READY UP-TO-DATE AVAILABLE NODE SELECTOR AGE\nkube-system aws-node 3 3 3 3 3 <none> <age>\nkube-system kube-proxy 3 3 3 3 3 <none> <age>',
  ],
  [
    'get sc',
    'NAME PROVISIONER RECLAIMPOLICY VOLUMEBINDINGMODE ALLOWVOLUMEEXPANSION AGE\ngp2 kubernetes.io/aws-ebs Delete WaitForFirstConsumer false <age>',
  ],
  [
    'get pc',
    'NAME VALUE GLOBAL-DEFAULT AGE PREEMPTIONPOLICY\nsystem-cluster-critical 2000000000 false <age> PreemptLowerPriority\nsystem-node-critical 2000001000 false <age> PreemptLowerPriority',
  ],
  ['get clusterrole view', 'NAME CREATED AT\nview <stamp>'],
  ['get clusterrolebinding cluster-admin', 'NAME ROLE AGE\ncluster-admin ClusterRole/cluster-admin <age>'],
  ['get lease -n kube-node-lease -o name', /^(lease\.coordination\.k8s\.io\/ip-\S+\n){3}$/],
  [
    'get cs',
    /^Warning: v1 ComponentStatus is deprecated in v1\.19\+\n|NAME +STATUS +MESSAGE +ERROR\nscheduler +Healthy +ok/,
  ],
  ['get eniconfigs', 'No resources found'],
  [
    'get events --field-selector=reason=ScalingReplicaSet',
    /^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE\n\S+ +Normal +ScalingReplicaSet +deployment\/nginx-deployment +Scaled up replica set nginx-deployment-\S+ from 0 to 2\n$/,
  ],
  [
    'events --for=deployment/nginx-deployment',
    /^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE\n\S+( \(x\d+ over \S+\))? +Normal +ScalingReplicaSet +Deployment\/nginx-deployment /,
  ],
  ['get --raw /api/v1/namespaces/default', /^\{"kind":"Namespace","apiVersion":"v1","metadata":\{"name":"default"/],
  ['get --raw /healthz', 'ok'],
  ['get --raw /nothing', 'Error from server (NotFound): the server could not find the requested resource'],
  [
    'describe deployment nginx-deployment',
    /^Name: +nginx-deployment\n[\s\S]*\nReplicas: +2 desired \| 2 updated \| 2 total \| 2 available \| 0 unavailable\nStrategyType: +RollingUpdate\n/,
  ],
  [
    'describe svc nginx-deployment',
    /^Name: +nginx-deployment\n[\s\S]*\nType: +ClusterIP\nIP Family Policy: +SingleStack\nIP Families: +IPv4\nIP: +10\.100\.\S+\n[\s\S]*\nEndpoints: +192\.168\.\d\.\d+:80,192\.168\.\d\.\d+:80\n/,
  ],
  ['describe rs', /\nControlled By: +Deployment\/nginx-deployment\nReplicas: +2 current \/ 2 desired\n/],
  [
    'describe pod -l app=nginx',
    /\nStatus: +Running\n[\s\S]*\nControlled By: +ReplicaSet\/nginx-deployment-[\s\S]*\nQoS Class: +BestEffort\n/,
  ],
  ['describe ns default', /^Name: +default\nLabels: +kubernetes\.io\/metadata\.name=default\n/],
  ['describe endpointslice', /\nAddressType: +IPv4\n/],
  ['describe sa default', /^Name: +default\n/],
  ['describe cm kube-root-ca.crt', /-----BEGIN CERTIFICATE-----/],
  ['describe ds aws-node -n kube-system', /\nDesired Number of Nodes Scheduled: 3\n/],
  ['describe clusterrole view', /\nPolicyRule:\n {2}Resources /],
  ['describe sc gp2', /^Name: +gp2\nIsDefaultClass: +No\n/],
  ['describe lease -n kube-node-lease', /Holder Identity: +ip-192-168-/],
  ['describe pod nope', 'Error from server (NotFound): pods "nope" not found'],
  ['explain pod.spec.containers.image', 'KIND: Pod\nVERSION: v1\n\nFIELD: image <string>\n\n\nDESCRIPTION:\n <empty>'],
  [
    'explain deploy.spec.strategy',
    /^GROUP: +apps\nKIND: +Deployment\nVERSION: +v1\n\nFIELD: strategy <DeploymentStrategy>\n[\s\S]*rollingUpdate\t<RollingUpdateDeployment>[\s\S]*type\t<string>/,
  ],
  [
    'explain svc.spec.ports',
    /FIELD: ports <\[\]ServicePort>[\s\S]*nodePort\t<integer>[\s\S]*port\t<integer> -required-[\s\S]*targetPort\t<IntOrString>/,
  ],
  ['explain pod --recursive', /containers\t<\[\]Container> -required-\n {6}args\t<\[\]string>/],
  ['explain eniconfig', /^GROUP: +crd\.k8s\.amazonaws\.com\nKIND: +ENIConfig\nVERSION: +v1alpha1\n/],
  ['explain pod.spec.nothing', 'KIND: Pod\nVERSION: v1\n\nerror: field "nothing" does not exist'],
  [
    'api-resources --namespaced=true --api-group=apps',
    'NAME SHORTNAMES APIVERSION NAMESPACED KIND\ncontrollerrevisions apps/v1 true ControllerRevision\ndaemonsets ds apps/v1 true DaemonSet\ndeployments deploy apps/v1 true Deployment\nreplicasets rs apps/v1 true ReplicaSet\nstatefulsets sts apps/v1 true StatefulSet',
  ],
  [
    'api-resources -o wide --api-group=policy',
    /poddisruptionbudgets +pdb +policy\/v1 +true +PodDisruptionBudget +create,delete,deletecollection,get,list,patch,update,watch/,
  ],
  [
    'api-versions',
    /^admissionregistration\.k8s\.io\/v1\n[\s\S]*\napps\/v1\n[\s\S]*\nautoscaling\/v2\nbatch\/v1\n[\s\S]*\nv1\n/,
  ],
  [
    'cluster-info',
    /Kubernetes control plane.* is running at .*https:\/\/127\.0\.0\.1:\d+.*\n.*CoreDNS.* is running at .*\/api\/v1\/namespaces\/kube-system\/services\/kube-dns:dns\/proxy/,
  ],
  ['version', /Client Version: v1\.\S+\nKustomize Version: \S+\nServer Version: v1\.36\.2-eks-254016e\n/],
  ['config current-context', 'admin'],
  ['config get-contexts -o name', 'admin\nstranger\nviewer'],
  [
    `get node -l topology.kubernetes.io/zone=ap-northeast-2a`,
    `NAME STATUS ROLES AGE VERSION\n${node} Ready <none> <age> v1.36.2-eks-254016e`,
  ],
];

describe.skipIf(kubectlMissing !== undefined)(`kubectl get, describe, explain ${kubectlMissing ?? ''}`, () => {
  let lab: KubectlLab;
  beforeAll(async () => {
    lab = await KubectlLab.start();
    await lab.until(
      'get ds,deploy -A',
      (out) => (out.match(/ 3 +3 +3 +3 +3 /g) ?? []).length === 2 && /2\/2/.test(out),
    );
  });
  afterAll(() => lab.dispose());
  testCommands(() => lab, commands);
});
