import { addonRelease, isSince } from '../../world/eks/addonRelease.ts';
import { configMaps, deployments, podDisruptionBudgets, serviceAccounts, services } from '../../kubernetes/kinds.ts';
import type { Addon } from '../../world/eks/records.ts';
import { configurationOf, textAt, valuesAt, withPodValues, type Values } from './configuration.ts';
import type { AddonSite, Manifest } from './addonManifests.ts';
import { eksImage } from './eksImage.ts';

const labels = { 'eks.amazonaws.com/component': 'coredns', 'k8s-app': 'kube-dns' };

const corefile = `.:53 {
    errors
    health {
        lameduck 5s
    }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
        pods insecure
        fallthrough in-addr.arpa ip6.arpa
    }
    prometheus :9153
    forward . /etc/resolv.conf
    cache 30
    loop
    reload
    loadbalance
}
`;

const probe = { successThreshold: 1, periodSeconds: 10 };
const selected = { key: 'k8s-app', operator: 'In', values: ['kube-dns'] };

/** Pods of each build as EKS writes them. The one of 1.9.3-eksbuild.3 is complete: its template's hash is the lab's, 6777fcd775. */
function podTemplate(addon: Addon, site: AddonSite, values: Values) {
  const old = !isSince(addonRelease(addon.version), '1.10.0');
  return {
    metadata: { labels, annotations: { 'eks.amazonaws.com/compute-type': textAt(values, 'computeType', 'ec2') } },
    spec: {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              {
                matchExpressions: [
                  { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
                  { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64', 'arm64'] },
                ],
              },
            ],
          },
        },
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              podAffinityTerm: {
                labelSelector: { matchExpressions: [selected] },
                topologyKey: 'kubernetes.io/hostname',
              },
              weight: 100,
            },
          ],
        },
      },
      containers: [
        {
          name: 'coredns',
          image: eksImage(site.region, 'eks/coredns', addon.version),
          imagePullPolicy: 'IfNotPresent',
          args: ['-conf', '/etc/coredns/Corefile'],
          ports: [
            { name: 'dns', containerPort: 53, protocol: 'UDP' },
            { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' },
            { name: 'metrics', containerPort: 9153, protocol: 'TCP' },
          ],
          resources: { requests: { cpu: '100m', memory: '70Mi' }, limits: { memory: '170Mi' } },
          livenessProbe: {
            ...probe,
            httpGet: { path: '/health', port: 8080, scheme: 'HTTP' },
            initialDelaySeconds: 60,
            timeoutSeconds: 5,
            failureThreshold: 5,
          },
          readinessProbe: {
            ...probe,
            httpGet: { path: old ? '/health' : '/ready', port: old ? 8080 : 8181, scheme: 'HTTP' },
            timeoutSeconds: 1,
            failureThreshold: 3,
          },
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { add: ['NET_BIND_SERVICE'], drop: [old ? 'all' : 'ALL'] },
            readOnlyRootFilesystem: true,
          },
          volumeMounts: [
            { name: 'config-volume', mountPath: '/etc/coredns', readOnly: true },
            { name: 'tmp', mountPath: '/tmp' },
          ],
        },
      ],
      dnsPolicy: 'Default',
      priorityClassName: 'system-cluster-critical',
      serviceAccountName: 'coredns',
      tolerations: [
        { key: `node-role.kubernetes.io/${old ? 'master' : 'control-plane'}`, effect: 'NoSchedule' },
        { key: 'CriticalAddonsOnly', operator: 'Exists' },
      ],
      volumes: [
        { name: 'tmp', emptyDir: {} },
        {
          name: 'config-volume',
          configMap: { name: 'coredns', items: [{ key: 'Corefile', path: 'Corefile' }], defaultMode: 420 },
        },
      ],
    },
  };
}

/** The Deployment coredns with two replicas and the service kube-dns in front of it. */
export function coredns(addon: Addon, site: AddonSite): readonly Manifest[] {
  const values = configurationOf(addon);
  const template = withPodValues(podTemplate(addon, site, values), values);
  const metadata = { namespace: 'kube-system', labels };
  const selector = { matchLabels: labels };
  return [
    {
      kind: deployments,
      object: {
        metadata: { ...metadata, name: 'coredns' },
        spec: {
          replicas: replicasOf(values),
          selector,
          template,
          strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: '25%' } },
        },
      },
    },
    {
      kind: services,
      object: {
        metadata: {
          name: 'kube-dns',
          namespace: 'kube-system',
          labels: {
            'eks.amazonaws.com/component': 'kube-dns',
            'k8s-app': 'kube-dns',
            'kubernetes.io/cluster-service': 'true',
            'kubernetes.io/name': 'CoreDNS',
          },
        },
        spec: {
          clusterIP: site.dnsAddress,
          selector: { 'k8s-app': 'kube-dns' },
          ports: [
            { name: 'dns', port: 53, protocol: 'UDP' },
            { name: 'dns-tcp', port: 53, protocol: 'TCP' },
            { name: 'metrics', port: 9153, protocol: 'TCP' },
          ],
        },
      },
    },
    ...disruptionBudget(addon, values),
    { kind: serviceAccounts, object: { metadata: { ...metadata, name: 'coredns' } } },
    {
      kind: configMaps,
      object: {
        metadata: {
          ...metadata,
          name: 'coredns',
        },
        data: { Corefile: values['corefile'] ?? corefile },
      },
    },
  ];
}

/** Two, or what is asked for. Autoscaling adds one for each 16 nodes or 256 cores, which the lab does not have. */
function replicasOf(values: Values): number {
  const { enabled, minReplicas = 2 } = valuesAt(values, 'autoScaling');
  return Number(enabled === true ? minReplicas : (values['replicaCount'] ?? 2));
}

/** Builds since 1.10 come with a budget, unless it is turned off. */
function disruptionBudget(addon: Addon, values: Values): readonly Manifest[] {
  const { enabled = true, minAvailable, maxUnavailable = 1 } = valuesAt(values, 'podDisruptionBudget');
  if (enabled !== true || !isSince(addonRelease(addon.version), '1.10.0')) return [];
  const limit = minAvailable === undefined ? { maxUnavailable } : { minAvailable };
  const metadata = { namespace: 'kube-system', labels, name: 'coredns' };
  return [{ kind: podDisruptionBudgets, object: { metadata, spec: { ...limit, selector: { matchLabels: labels } } } }];
}
