import {
  clusterRoleBindings,
  clusterRoles,
  deployments,
  podDisruptionBudgets,
  serviceAccounts,
  services,
} from '../../kubernetes/kinds.ts';
import { apiServices } from '../../kubernetes/servedKinds.ts';
import type { Addon } from '../../world/eks/records.ts';
import { configurationOf, textAt, withPodValues } from './configuration.ts';
import type { AddonSite, Manifest } from './addonManifests.ts';
import { eksImage } from './eksImage.ts';

const name = 'metrics-server';
const selected = { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': name };
/** Not the usual 10250, which is the kubelet's on Fargate. */
const port = 10_251;

/** As the project's chart writes its pods (chart 3.13, values and templates), with what EKS sets: two replicas and its port. */
function podTemplate(addon: Addon, site: AddonSite) {
  const probe = (path: string) => ({ httpGet: { path, port: 'https', scheme: 'HTTPS' }, periodSeconds: 10 });
  return {
    metadata: { labels: selected },
    spec: {
      serviceAccountName: name,
      priorityClassName: 'system-cluster-critical',
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              podAffinityTerm: {
                labelSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
                topologyKey: 'kubernetes.io/hostname',
              },
              weight: 100,
            },
          ],
        },
      },
      tolerations: [{ key: 'CriticalAddonsOnly', operator: 'Exists' }],
      containers: [
        {
          name,
          image: eksImage(site.region, 'eks/metrics-server', addon.version),
          imagePullPolicy: 'IfNotPresent',
          args: [
            `--secure-port=${port}`,
            '--cert-dir=/tmp',
            '--kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname',
            '--kubelet-use-node-status-port',
            '--metric-resolution=15s',
          ],
          ports: [{ name: 'https', containerPort: port, protocol: 'TCP' }],
          resources: { requests: { cpu: '100m', memory: '200Mi' }, limits: { memory: '400Mi' } },
          livenessProbe: { ...probe('/livez'), failureThreshold: 3 },
          readinessProbe: { ...probe('/readyz'), initialDelaySeconds: 20, failureThreshold: 3 },
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            readOnlyRootFilesystem: true,
            runAsNonRoot: true,
            runAsUser: 1000,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
        },
      ],
      volumes: [{ name: 'tmp', emptyDir: {} }],
    },
  };
}

/** The Deployment metrics-server, its service, what it may read, and the APIService that puts it behind the API server. */
export function metricsServer(addon: Addon, site: AddonSite): readonly Manifest[] {
  const values = configurationOf(addon);
  const release = addon.version.replace(/^v|-eksbuild.*$/g, '');
  const labels = { ...selected, 'app.kubernetes.io/managed-by': 'EKS', 'app.kubernetes.io/version': release };
  const metadata = { namespace: 'kube-system', labels, name };
  const read = ['get', 'list', 'watch'];
  const role = (roleName: string, rules: readonly object[], more = {}): Manifest => ({
    kind: clusterRoles,
    object: { metadata: { name: roleName, labels: { ...labels, ...more } }, rules },
  });
  const aggregated = Object.fromEntries(
    ['admin', 'edit', 'view'].map((each) => [`rbac.authorization.k8s.io/aggregate-to-${each}`, 'true']),
  );
  return [
    {
      kind: deployments,
      object: {
        metadata,
        spec: {
          replicas: Number(textAt(values, 'replicas', '2')),
          selector: { matchLabels: selected },
          template: withPodValues(podTemplate(addon, site), values),
        },
      },
    },
    {
      kind: services,
      object: {
        metadata,
        spec: { selector: selected, ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 'https' }] },
      },
    },
    { kind: serviceAccounts, object: { metadata } },
    {
      kind: podDisruptionBudgets,
      object: { metadata, spec: { maxUnavailable: 1, selector: { matchLabels: selected } } },
    },
    role('system:metrics-server', [
      { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
      { apiGroups: [''], resources: ['pods', 'nodes', 'namespaces', 'configmaps'], verbs: read },
    ]),
    role(
      'system:metrics-server-aggregated-reader',
      [{ apiGroups: ['metrics.k8s.io'], resources: ['pods', 'nodes'], verbs: read }],
      aggregated,
    ),
    {
      kind: clusterRoleBindings,
      object: {
        metadata: { name: 'system:metrics-server', labels },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:metrics-server' },
        subjects: [{ kind: 'ServiceAccount', name, namespace: 'kube-system' }],
      },
    },
    {
      kind: apiServices,
      object: {
        metadata: { name: 'v1beta1.metrics.k8s.io', labels },
        spec: {
          group: 'metrics.k8s.io',
          version: 'v1beta1',
          groupPriorityMinimum: 100,
          versionPriority: 100,
          insecureSkipTLSVerify: true,
          service: { name, namespace: 'kube-system', port: 443 },
        },
      },
    },
  ];
}
