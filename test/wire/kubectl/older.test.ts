import { afterAll, beforeAll, describe } from 'vitest';
import { KubectlLab, kubectlMissing } from '../kubectlLab.ts';
import { testCommands, type Command } from './commandTable.ts';

/** What Kubernetes 1.24 prints otherwise than today's: the lab was published with it. */
const commands: readonly Command[] = [
  ['version', /Server Version: v1\.24\.11-eks-a59e1f0\n/],
  [
    'api-versions',
    /^admissionregistration\.k8s\.io\/v1\n[\s\S]*\nautoscaling\/v1\nautoscaling\/v2\nautoscaling\/v2beta2\nbatch\/v1\nbatch\/v1beta1\n[\s\S]*\npolicy\/v1\npolicy\/v1beta1\n/,
  ],
  ['api-resources --api-group=resource.k8s.io', 'NAME SHORTNAMES APIVERSION NAMESPACED KIND'],
  ['create deployment web --image=nginx', 'deployment.apps/web created'],
  ['autoscale deployment web --max=2 --cpu-percent=50', 'horizontalpodautoscaler.autoscaling/web autoscaled'],
  ['get hpa', 'NAME REFERENCE TARGETS MINPODS MAXPODS REPLICAS AGE\nweb Deployment/web <any>/50% 1 2 <any> <age>'],
  ['get horizontalpodautoscalers.v1.autoscaling web -o jsonpath={.spec.targetCPUUtilizationPercentage}', '50'],
  ['create cronjob daily --image=busybox --schedule=@daily -- date', 'cronjob.batch/daily created'],
  ['get cronjob', 'NAME SCHEDULE SUSPEND ACTIVE LAST SCHEDULE AGE\ndaily @daily False 0 <none> <age>'],
  [
    'get cronjobs.v1beta1.batch',
    'NAME SCHEDULE SUSPEND ACTIVE LAST SCHEDULE AGE\ndaily @daily False 0 <none> <age>\nWarning: batch/v1beta1 CronJob is deprecated in v1.21+, unavailable in v1.25+; use batch/v1 CronJob',
  ],
  ['create job once --image=busybox', 'job.batch/once created'],
  ['get job', /^NAME +COMPLETIONS +DURATION +AGE\nonce +\d\/1 /],
  [
    'get pc',
    'NAME VALUE GLOBAL-DEFAULT AGE\nsystem-cluster-critical 2000000000 false <age>\nsystem-node-critical 2000001000 false <age>',
  ],
  ['create quota q --hard=pods=9', 'resourcequota/q created'],
  ['get quota', /^NAME +AGE +REQUEST +LIMIT\nq +/],
  ['get endpoints kubernetes', /^NAME +ENDPOINTS +AGE\nkubernetes +\S+ +\S+\n$/],
  [
    'auth whoami',
    'error: the selfsubjectreviews API is not enabled in the cluster\nenable APISelfSubjectReview feature gate and authentication.k8s.io/v1alpha1 or authentication.k8s.io/v1beta1 API',
  ],
  ['auth can-i create pods', 'yes'],
  [
    'get crd -o name',
    /^customresourcedefinition\.apiextensions\.k8s\.io\/cninodes\.vpcresources\.k8s\.aws\n[\s\S]*\/eniconfigs\.crd\.k8s\.amazonaws\.com\n/,
  ],
  ['get apiservices v1.apps', 'NAME SERVICE AVAILABLE AGE\nv1.apps Local True <age>'],
  [
    'wait --for=condition=Established crd/eniconfigs.crd.k8s.amazonaws.com',
    'customresourcedefinition.apiextensions.k8s.io/eniconfigs.crd.k8s.amazonaws.com condition met',
  ],
];

describe.skipIf(kubectlMissing !== undefined)(`kubectl on Kubernetes 1.24 ${kubectlMissing ?? ''}`, () => {
  let lab: KubectlLab;
  beforeAll(async () => {
    lab = await KubectlLab.start(60, '1.24');
  });
  afterAll(() => lab.dispose());
  testCommands(() => lab, commands);
});
