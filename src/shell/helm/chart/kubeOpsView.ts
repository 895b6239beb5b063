import { valueAt, isMap, type Chart, type Manifest, type ReleaseName, type Value, type Values } from './chart.ts';

const name = 'kube-ops-view';
const version = '1.2.2';
const appVersion = '20.4.0';

/** What can be set; names and defaults of geek-cookbook's chart kube-ops-view 1.2.2 and of the library chart it builds on. */
const values: Values = {
  image: { repository: 'hjacobs/kube-ops-view', tag: appVersion, pullPolicy: 'IfNotPresent' },
  env: { TZ: 'UTC' },
  replicas: 1,
  service: { main: { type: 'ClusterIP', ports: { http: { port: 8080 } } } },
  securityContext: { readOnlyRootFilesystem: true, runAsNonRoot: true, runAsUser: 1000 },
  serviceAccount: { create: true },
  ingress: { main: { enabled: false } },
};

/** kube-ops-view: a page that draws the nodes and pods of a cluster. */
export const kubeOpsView: Chart = {
  name,
  version,
  appVersion,
  description: 'A read-only system dashboard for multiple K8s clusters',
  values,
  render: (release, given) => [
    serviceAccount(release),
    clusterRole(release),
    clusterRoleBinding(release),
    service(release, given),
    deployment(release, given),
  ],
  notes(release, given) {
    const port = Number(valueAt(given, 'service.main.ports.http.port'));
    const selector = Object.entries(selectorLabels(release))
      .map(([key, value]) => `${key}=${value}`)
      .toReversed()
      .join(',');
    return [
      '1. Get the application URL by running these commands:',
      `  export POD_NAME=$(kubectl get pods --namespace ${release.namespace} -l "${selector}" -o jsonpath="{.items[0].metadata.name}")`,
      '  echo "Visit http://127.0.0.1:8080 to use your application"',
      `  kubectl port-forward $POD_NAME 8080:${port}`,
    ].join('\n');
  },
};

/** A release that has the chart's name in its own is called by its own name alone. */
function fullName(release: ReleaseName): string {
  return release.name.includes(name) ? release.name : `${release.name}-${name}`;
}

function selectorLabels(release: ReleaseName): Record<string, string> {
  return { 'app.kubernetes.io/instance': release.name, 'app.kubernetes.io/name': name };
}

function labels(release: ReleaseName): Record<string, string> {
  return {
    ...selectorLabels(release),
    'app.kubernetes.io/managed-by': 'Helm',
    'app.kubernetes.io/version': appVersion,
    'helm.sh/chart': `${name}-${version}`,
  };
}

function serviceAccount(release: ReleaseName): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: fullName(release), labels: labels(release) },
  };
}

function clusterRole(release: ReleaseName): Manifest {
  const resources = ['nodes', 'pods'];
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: fullName(release) },
    rules: [
      { apiGroups: [''], resources, verbs: ['list'] },
      { apiGroups: ['metrics.k8s.io'], resources, verbs: ['get', 'list'] },
    ],
  };
}

function clusterRoleBinding(release: ReleaseName): Manifest {
  const account = fullName(release);
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: account },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: account },
    subjects: [{ kind: 'ServiceAccount', name: account, namespace: release.namespace }],
  };
}

function service(release: ReleaseName, given: Values): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: fullName(release), labels: labels(release) },
    spec: {
      type: valueAt(given, 'service.main.type'),
      ports: [
        { name: 'http', port: valueAt(given, 'service.main.ports.http.port'), protocol: 'TCP', targetPort: 'http' },
      ],
      selector: selectorLabels(release),
    },
  };
}

function deployment(release: ReleaseName, given: Values): Manifest {
  const env = valueAt(given, 'env');
  const port = valueAt(given, 'service.main.ports.http.port');
  const probe = { tcpSocket: { port }, initialDelaySeconds: 0, timeoutSeconds: 1 };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: fullName(release), labels: labels(release) },
    spec: {
      revisionHistoryLimit: 3,
      replicas: valueAt(given, 'replicas'),
      strategy: { type: 'Recreate' },
      selector: { matchLabels: selectorLabels(release) },
      template: {
        metadata: { labels: selectorLabels(release) },
        spec: {
          serviceAccountName: fullName(release),
          automountServiceAccountToken: true,
          dnsPolicy: 'ClusterFirst',
          enableServiceLinks: true,
          containers: [
            {
              name: fullName(release),
              image: `${textAt(given, 'image.repository')}:${textAt(given, 'image.tag')}`,
              imagePullPolicy: valueAt(given, 'image.pullPolicy'),
              securityContext: valueAt(given, 'securityContext'),
              env: Object.entries(isMap(env) ? env : {}).map(([key, value]) => ({
                name: key,
                value: plainText(value),
              })),
              ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }],
              livenessProbe: { ...probe, failureThreshold: 3, periodSeconds: 10 },
              readinessProbe: { ...probe, failureThreshold: 3, periodSeconds: 10 },
              startupProbe: { ...probe, failureThreshold: 30, periodSeconds: 5 },
            },
          ],
        },
      },
    },
  };
}

function textAt(given: Values, path: string): string {
  return plainText(valueAt(given, path));
}

function plainText(value: Value | undefined): string {
  return typeof value === 'object' || value === undefined ? JSON.stringify(value ?? '') : String(value);
}
