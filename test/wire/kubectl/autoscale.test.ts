import { afterAll, beforeAll, describe } from 'vitest';
import { addon } from '../../simulator/control/lab.ts';
import { KubectlLab, kubectlMissing } from '../kubectlLab.ts';
import { testCommands, type Command } from './commandTable.ts';

const manifest = (name: string, command: readonly string[]) =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          terminationGracePeriodSeconds: 0,
          containers: [
            {
              name,
              image: 'busybox',
              command,
              resources: { requests: { cpu: '100m' }, limits: { cpu: '200m' } },
            },
          ],
        },
      },
    },
  });
const idle = ['sleep', '1d'];
const busy = ['sh', '-c', 'while true; do :; done'];

const before: readonly Command[] = [
  ['autoscale deployment web --cpu-percent=50 --min=1 --max=6', 'horizontalpodautoscaler.autoscaling/web autoscaled'],
  [
    'get hpa web',
    'NAME REFERENCE TARGETS MINPODS MAXPODS REPLICAS AGE\nweb Deployment/web cpu: <unknown>/50% 1 6 <any> <age>',
  ],
  [
    'wait --for=condition=ScalingActive=false hpa web --timeout=20s',
    'horizontalpodautoscaler.autoscaling/web condition met',
  ],
  [
    'describe hpa web',
    /Warning +FailedComputeMetricsReplicas .*invalid metrics \(1 invalid out of 1\), first error is: failed to get cpu resource metric value: failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource \(get pods\.metrics\.k8s\.io\)/,
  ],
];

const idleCommands: readonly Command[] = [
  [
    'wait --for=jsonpath={.status.currentMetrics[0].resource.current.averageUtilization}=0 hpa web --timeout=20s',
    'horizontalpodautoscaler.autoscaling/web condition met',
  ],
  ['get hpa', 'NAME REFERENCE TARGETS MINPODS MAXPODS REPLICAS AGE\nweb Deployment/web cpu: 0%/50% 1 6 1 <age>'],
  ['get horizontalpodautoscalers.v1.autoscaling web -o jsonpath={.status.currentCPUUtilizationPercentage}', '0'],
];

const busyCommands: readonly Command[] = [
  ['wait --for=jsonpath={.spec.replicas}=6 deployment web --timeout=40s', 'deployment.apps/web condition met'],
  [
    'wait --for=jsonpath={.status.currentMetrics[0].resource.current.averageUtilization}=200 hpa web --timeout=30s',
    'horizontalpodautoscaler.autoscaling/web condition met',
  ],
  [
    'wait --for=condition=ScalingLimited=true hpa web --timeout=30s',
    'horizontalpodautoscaler.autoscaling/web condition met',
  ],
  ['get hpa web', 'NAME REFERENCE TARGETS MINPODS MAXPODS REPLICAS AGE\nweb Deployment/web cpu: 200%/50% 1 6 6 <age>'],
  [
    'describe hpa web',
    /\nMetrics: +\( current \/ target \)\n +resource cpu on pods +\(as a percentage of request\): +200% \(200m\) \/ 50%\nMin replicas: +1\nMax replicas: +6\nDeployment pods: +6 current \/ 6 desired\nConditions:\n +Type +Status +Reason +Message\n +---- +------ +------ +-------\n +AbleToScale +True +ReadyForNewScale +recommended size matches current size\n +ScalingActive +True +ValidMetricFound +the HPA was able to successfully calculate a replica count from cpu resource utilization \(percentage of request\)\n +ScalingLimited +True +TooManyReplicas +the desired replica count is more than the maximum replica count\n/,
  ],
  [
    'describe hpa web',
    /Normal +SuccessfulRescale .*New size: 4; reason: cpu resource utilization \(percentage of request\) above target\n/,
  ],
  ['patch hpa web -p \'{"spec":{"maxReplicas":2}}\'', 'horizontalpodautoscaler.autoscaling/web patched'],
  ['wait --for=jsonpath={.spec.replicas}=2 deployment web --timeout=20s', 'deployment.apps/web condition met'],
  [
    'describe hpa web',
    /Normal +SuccessfulRescale .*New size: 2; reason: Current number of replicas above Spec\.MaxReplicas\n/,
  ],
  ['delete hpa web', 'horizontalpodautoscaler.autoscaling "web" deleted'],
];

describe.skipIf(kubectlMissing)('kubectl autoscale', () => {
  let lab: KubectlLab;
  beforeAll(async () => {
    lab = await KubectlLab.start(300);
    await lab.kubectl('apply -f -', manifest('web', idle));
    await lab.kubectl('rollout status deployment web --timeout=60s');
  });
  afterAll(() => lab.dispose());

  describe('without metrics-server', () => testCommands(() => lab, before));

  describe('with metrics-server, of idle pods', () => {
    beforeAll(async () => {
      lab.lab.controlPlane.installAddon(addon('metrics-server', 'v0.8.1-eksbuild.10'), 'NONE');
      await lab.kubectl('wait --for=condition=Available apiservice v1beta1.metrics.k8s.io --timeout=60s');
    });
    testCommands(() => lab, idleCommands);
  });

  describe('of busy pods', () => {
    beforeAll(async () => {
      await lab.kubectl('apply -f -', manifest('web', busy));
    });
    testCommands(() => lab, busyCommands);
  });
});
