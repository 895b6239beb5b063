import { daemonSets, deployments, podDisruptionBudgets, serviceAccounts } from '../../kubernetes/kinds.ts';
import { csiDrivers } from '../../kubernetes/servedKinds.ts';
import type { Addon } from '../../world/eks/records.ts';
import { configurationOf, textAt, valuesAt, withPodValues, type Values } from './configuration.ts';
import type { AddonSite, Manifest } from './addonManifests.ts';
import { eksImage } from './eksImage.ts';

const driver = 'aws-ebs-csi-driver';
const labels = { 'app.kubernetes.io/name': driver, 'app.kubernetes.io/component': 'csi-driver' };
/** Beside the driver; builds as public listings of nodes' images show them in late 2025. */
const sidecars: Readonly<Record<string, string>> = {
  'csi-provisioner': 'v5.3.0-eksbuild.4',
  'csi-attacher': 'v4.9.0-eksbuild.4',
  'csi-snapshotter': 'v8.3.0-eksbuild.2',
  'csi-resizer': 'v1.14.0-eksbuild.4',
  livenessprobe: 'v2.16.0-eksbuild.5',
  'csi-node-driver-registrar': 'v2.14.0-eksbuild.5',
};
/** Requests and limits of every container in the driver's chart. */
const resources = { requests: { cpu: '10m', memory: '40Mi' }, limits: { memory: '256Mi' } };

function plugin(addon: Addon, site: AddonSite, ...args: readonly string[]) {
  return {
    name: 'ebs-plugin',
    // The driver's image carries its release, without the build.
    image: eksImage(site.region, `eks/${driver}`, addon.version.replace(/-eksbuild.*/, '')),
    imagePullPolicy: 'IfNotPresent',
    args: [...args, '--endpoint=$(CSI_ENDPOINT)', '--logging-format=text', '--v=2'],
    env: [
      { name: 'CSI_ENDPOINT', value: 'unix:///csi/csi.sock' },
      { name: 'CSI_NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    ],
    ports: [{ name: 'healthz', containerPort: 9808, protocol: 'TCP' }],
    livenessProbe: {
      httpGet: { path: '/healthz', port: 'healthz' },
      initialDelaySeconds: 10,
      timeoutSeconds: 3,
      periodSeconds: 10,
      failureThreshold: 5,
    },
    resources,
  };
}

function sidecar(site: AddonSite, name: string, image = name) {
  return {
    name,
    image: eksImage(site.region, `eks/${image}`, sidecars[image] ?? ''),
    imagePullPolicy: 'IfNotPresent',
    args: ['--csi-address=/csi/csi.sock', '--v=2'],
    resources,
  };
}

function controllerTemplate(addon: Addon, site: AddonSite) {
  return {
    metadata: { labels: { app: 'ebs-csi-controller', ...labels } },
    spec: {
      serviceAccountName: 'ebs-csi-controller-sa',
      priorityClassName: 'system-cluster-critical',
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      tolerations: [
        { key: 'CriticalAddonsOnly', operator: 'Exists' },
        { effect: 'NoExecute', operator: 'Exists', tolerationSeconds: 300 },
      ],
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              podAffinityTerm: {
                labelSelector: { matchLabels: { app: 'ebs-csi-controller' } },
                topologyKey: 'kubernetes.io/hostname',
              },
              weight: 100,
            },
          ],
        },
      },
      containers: [
        plugin(addon, site, 'controller', `--k8s-tag-cluster-id=${site.clusterName}`),
        ...['csi-provisioner', 'csi-attacher', 'csi-snapshotter', 'csi-resizer'].map((name) => sidecar(site, name)),
        sidecar(site, 'liveness-probe', 'livenessprobe'),
      ],
    },
  };
}

/** Not on the node's network: on each node it takes one address of the VPC. */
function nodeTemplate(addon: Addon, site: AddonSite) {
  return {
    metadata: { labels: { app: 'ebs-csi-node', ...labels } },
    spec: {
      serviceAccountName: 'ebs-csi-node-sa',
      priorityClassName: 'system-node-critical',
      hostNetwork: false,
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      tolerations: [{ operator: 'Exists' }],
      containers: [
        { ...plugin(addon, site, 'node'), securityContext: { privileged: true } },
        sidecar(site, 'node-driver-registrar', 'csi-node-driver-registrar'),
        sidecar(site, 'liveness-probe', 'livenessprobe'),
      ],
    },
  };
}

/** The Deployment ebs-csi-controller and the DaemonSet ebs-csi-node, as the driver's chart has them. */
export function ebsCsiDriver(addon: Addon, site: AddonSite): readonly Manifest[] {
  const values = configurationOf(addon);
  const controller = valuesAt(values, 'controller');
  const ofController = { app: 'ebs-csi-controller', ...labels };
  const role = addon.serviceAccountRoleArn;
  const annotations = role === undefined ? {} : { annotations: { 'eks.amazonaws.com/role-arn': role } };
  const metadata = (name: string) => ({ namespace: 'kube-system', labels, name });
  return [
    {
      kind: deployments,
      object: {
        metadata: metadata('ebs-csi-controller'),
        spec: {
          replicas: Number(textAt(controller, 'replicaCount', '2')),
          selector: { matchLabels: ofController },
          template: withPodValues(controllerTemplate(addon, site), controller),
        },
      },
    },
    nodes(addon, site, valuesAt(values, 'node')),
    { kind: serviceAccounts, object: { metadata: { ...metadata('ebs-csi-controller-sa'), ...annotations } } },
    { kind: serviceAccounts, object: { metadata: metadata('ebs-csi-node-sa') } },
    {
      kind: podDisruptionBudgets,
      object: {
        metadata: metadata('ebs-csi-controller'),
        spec: { maxUnavailable: 1, selector: { matchLabels: ofController } },
      },
    },
    {
      kind: csiDrivers,
      object: {
        metadata: { name: 'ebs.csi.aws.com', labels },
        spec: { attachRequired: true, podInfoOnMount: false, fsGroupPolicy: 'ReadWriteOnceWithFSType' },
      },
    },
  ];
}

function nodes(addon: Addon, site: AddonSite, values: Values): Manifest {
  return {
    kind: daemonSets,
    object: {
      metadata: { namespace: 'kube-system', labels, name: 'ebs-csi-node' },
      spec: {
        selector: { matchLabels: { app: 'ebs-csi-node', ...labels } },
        template: withPodValues(nodeTemplate(addon, site), values),
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
      },
    },
  };
}
