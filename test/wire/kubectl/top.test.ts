import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addon } from '../../simulator/control/lab.ts';
import { KubectlLab, kubectlMissing } from '../kubectlLab.ts';
import { testCommands, type Command } from './commandTable.ts';

const pod = (name: string, image: string, command: readonly string[], resources = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: name } },
  spec: { containers: [{ name: 'main', image, ...(command.length > 0 && { command }), resources }] },
});

/** Idle, busy without a limit and with one, and two containers. */
const manifests = [
  pod('web', 'nginx:alpine', []),
  pod('spin', 'busybox', ['sh', '-c', 'while true; do :; done']),
  pod('throttled', 'busybox', ['sh', '-c', 'yes > /dev/null'], { limits: { cpu: '250m', memory: '64Mi' } }),
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pair' },
    spec: {
      containers: [
        { name: 'site', image: 'nginx:alpine' },
        { name: 'wait', image: 'busybox', command: ['sleep', '1d'] },
      ],
    },
  },
];

const missing: readonly Command[] = [
  ['top nodes', 'error: Metrics API not available'],
  ['top pods -A', 'error: Metrics API not available'],
  [
    'get --raw /apis/metrics.k8s.io/v1beta1/nodes',
    'Error from server (NotFound): the server could not find the requested resource',
  ],
  ['get podmetrics', `error: the server doesn't have a resource type "podmetrics"`],
];

const withoutEndpoint: readonly Command[] = [
  ['top nodes', 'error: Metrics API not available'],
  [
    'get --raw /apis/metrics.k8s.io/v1beta1/nodes',
    'Error from server (ServiceUnavailable): the server is currently unable to handle the request',
  ],
  [
    'get apiservice v1beta1.metrics.k8s.io',
    'NAME SERVICE AVAILABLE AGE\nv1beta1.metrics.k8s.io kube-system/metrics-server False (MissingEndpoints) <age>',
  ],
];

const commands: readonly Command[] = [
  [
    'get apiservice v1beta1.metrics.k8s.io',
    'NAME SERVICE AVAILABLE AGE\nv1beta1.metrics.k8s.io kube-system/metrics-server True <age>',
  ],
  [
    'top nodes',
    /^NAME +CPU\(cores\) +CPU\(%\) +MEMORY\(bytes\) +MEMORY\(%\) *\n(ip-192-168-\d+-\d+\S+ +\d+m +\d+% +\d+Mi +\d+% *\n){3}$/,
  ],
  [
    'top pods',
    /^NAME +CPU\(cores\) +MEMORY\(bytes\) *\npair +[01]m +[45]Mi *\nspin +1?\d{2,3}m +\dMi *\nthrottled +250m +\dMi *\nweb +[01]m +[34]Mi *\n$/,
  ],
  ['top pods -l app=web', /^NAME .*\nweb +[01]m +[34]Mi *\n$/],
  ['top pod throttled', /^NAME .*\nthrottled +250m +\dMi *\n$/],
  [
    'top pod pair --containers',
    /^POD +NAME +CPU\(cores\) +MEMORY\(bytes\) *\npair +site +[01]m +[34]Mi *\npair +wait +0m +0Mi *\n$/,
  ],
  ['top pods --sort-by=cpu --no-headers', /^spin .*\nthrottled .*\n/],
  ['top pods -A --sort-by=memory', /^NAMESPACE +NAME .*\nkube-system +aws-node-/],
  ['top pod nope', 'Error from server (NotFound): podmetrics.metrics.k8s.io "default/nope" not found'],
  ['top pods -n nope', 'No resources found in nope namespace.'],
  ['top pods -l app=nope', 'No resources found in default namespace.'],
  [
    'get --raw /apis/metrics.k8s.io/v1beta1/namespaces/default/pods/nope',
    'Error from server (NotFound): podmetrics.metrics.k8s.io "default/nope" not found',
  ],
  ['get podmetrics web', /^NAME +CPU +MEMORY +WINDOW *\nweb +\d+n +4\d{3}Ki +1[2-7]\.\d{3}s *\n$/],
  ['get pods.metrics.k8s.io throttled -o jsonpath={.containers[0].usage.cpu}', '250000000n'],
  ['get nodes.metrics.k8s.io -o name', /^(nodemetrics\.metrics\.k8s\.io\/ip-\S+\n){3}$/],
  [
    'api-resources --api-group=metrics.k8s.io',
    'NAME SHORTNAMES APIVERSION NAMESPACED KIND\nnodes metrics.k8s.io/v1beta1 false NodeMetrics\npods metrics.k8s.io/v1beta1 true PodMetrics',
  ],
  [
    'explain podmetrics.containers',
    /^GROUP: +metrics\.k8s\.io\nKIND: +PodMetrics\nVERSION: +v1beta1\n\nFIELD: containers <\[\]ContainerMetrics>/,
  ],
  [
    'delete podmetrics web',
    'Error from server (MethodNotAllowed): the server does not allow this method on the requested resource',
  ],
  ['auth can-i list pods.metrics.k8s.io', 'yes'],
  [
    '--context=viewer top nodes',
    /^Error from server \(Forbidden\): nodes\.metrics\.k8s\.io is forbidden: User "\S+" cannot list resource "nodes" in API group "metrics\.k8s\.io" at the cluster scope\n$/,
  ],
  [
    'create clusterrolebinding top --clusterrole=view --user=arn:aws:iam::111122223333:role/viewer',
    'clusterrolebinding.rbac.authorization.k8s.io/top created',
  ],
  ['--context=viewer top pod throttled', /^NAME .*\nthrottled +250m +\dMi *\n$/],
  ['get pods web -o name', 'pod/web'],
];

describe.skipIf(kubectlMissing)('kubectl top', () => {
  let lab: KubectlLab;
  beforeAll(async () => {
    lab = await KubectlLab.start(300);
    for (const manifest of manifests) await lab.kubectl('apply -f -', JSON.stringify(manifest));
    await lab.kubectl('wait --for=condition=Ready pods --all --timeout=60s');
  });
  afterAll(() => lab.dispose());

  describe('without metrics-server', () => testCommands(() => lab, missing));

  describe('before metrics-server is ready', () => {
    beforeAll(async () => {
      lab.lab.controlPlane.installAddon(addon('metrics-server', 'v0.8.1-eksbuild.10'), 'NONE');
      await lab.kubectl('scale deployment metrics-server -n kube-system --replicas=0');
      await lab.until('get pods -n kube-system -l app.kubernetes.io/name=metrics-server -o name', (out) => out === '');
      await lab.until('get apiservice', (out) => out.includes('MissingEndpoints'));
    });
    testCommands(() => lab, withoutEndpoint);
  });

  describe('with it', () => {
    beforeAll(async () => {
      await lab.kubectl('scale deployment metrics-server -n kube-system --replicas=2');
      await lab.kubectl('wait --for=condition=Available apiservice v1beta1.metrics.k8s.io --timeout=60s');
    });
    testCommands(() => lab, commands);

    test('a node shows what its pods and its system take', async () => {
      const answer = JSON.parse(await lab.kubectl('get nodes.metrics.k8s.io -o json')) as {
        items: { metadata: { name: string }; usage: { cpu: string; memory: string } }[];
      };
      const all = JSON.parse(await lab.kubectl('get pods -A -o json')) as {
        items: { metadata: { name: string }; spec: { nodeName: string } }[];
      };
      const busiest = answer.items.toSorted(
        (a, b) => Number.parseInt(b.usage.cpu, 10) - Number.parseInt(a.usage.cpu, 10),
      );
      const spinning = all.items.find(({ metadata }) => metadata.name === 'spin');
      expect(busiest[0]?.metadata.name).toBe(spinning?.spec.nodeName);
      for (const { usage } of answer.items) {
        const memory = Number.parseInt(usage.memory, 10) / 1024;
        expect(memory).toBeGreaterThan(400);
        expect(memory).toBeLessThan(1500);
      }
    });
  });
});
