import { daemonSets, serviceAccounts } from '../../kubernetes/kinds.ts';
import type { Addon } from '../../world/eks/records.ts';
import { configurationOf, withPodValues } from './configuration.ts';
import type { AddonSite, Manifest } from './addonManifests.ts';
import { eksImage } from './eksImage.ts';

const name = 'eks-pod-identity-agent';
const selected = { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': name };
/** The image that public listings show with v1.3.10-eksbuild.3; it is taken for those of the other builds, too. */
const tag = 'v0.1.37';

/** The pods as public listings of the DaemonSet show them: on the node's own network, where they add 169.254.170.23. */
function podTemplate(site: AddonSite) {
  const image = eksImage(site.region, 'eks/eks-pod-identity-agent', tag);
  const run = (...words: readonly string[]) => ({ command: ['/go-runner', '/eks-pod-identity-agent', ...words] });
  const probe = (path: string) => ({
    httpGet: { host: 'localhost', path, port: 'probes-port', scheme: 'HTTP' },
    timeoutSeconds: 10,
    failureThreshold: 3,
  });
  return {
    metadata: { labels: selected },
    spec: {
      hostNetwork: true,
      priorityClassName: 'system-node-critical',
      tolerations: [{ operator: 'Exists' }],
      initContainers: [
        {
          name: 'eks-pod-identity-agent-init',
          image,
          imagePullPolicy: 'Always',
          ...run('initialize'),
          securityContext: { privileged: true },
        },
      ],
      containers: [
        {
          name,
          image,
          imagePullPolicy: 'Always',
          ...run('server'),
          args: ['--port', '80', '--cluster-name', site.clusterName, '--probe-port', '2703'],
          env: [{ name: 'AWS_REGION', value: site.region }],
          ports: [
            { name: 'proxy', containerPort: 80, protocol: 'TCP' },
            { name: 'probes-port', containerPort: 2703, protocol: 'TCP' },
          ],
          livenessProbe: { ...probe('/healthz'), initialDelaySeconds: 30 },
          readinessProbe: { ...probe('/readyz'), initialDelaySeconds: 1, failureThreshold: 30 },
          securityContext: { capabilities: { add: ['CAP_NET_BIND_SERVICE'] } },
        },
      ],
    },
  };
}

/** The DaemonSet eks-pod-identity-agent, which gives pods the credentials of the role associated with their account. */
export function podIdentityAgent(addon: Addon, site: AddonSite): readonly Manifest[] {
  const metadata = {
    namespace: 'kube-system',
    labels: { ...selected, 'app.kubernetes.io/managed-by': 'EKS', 'app.kubernetes.io/version': tag.slice(1) },
    name,
  };
  return [
    {
      kind: daemonSets,
      object: {
        metadata,
        spec: {
          selector: { matchLabels: selected },
          template: withPodValues(podTemplate(site), configurationOf(addon)),
          updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
        },
      },
    },
    { kind: serviceAccounts, object: { metadata } },
  ];
}
