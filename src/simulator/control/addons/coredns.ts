import { configMaps, deployments, serviceAccounts, services } from '../../kubernetes/kinds.ts';
import type { Addon } from '../../world/state.ts';
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

/** The Deployment coredns with two replicas and the service kube-dns in front of it. */
export function coredns(addon: Addon, site: AddonSite): readonly Manifest[] {
  const template = {
    metadata: { labels },
    spec: {
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
          readinessProbe: { httpGet: { path: '/ready', port: 8181, scheme: 'HTTP' } },
        },
      ],
      dnsPolicy: 'Default',
      priorityClassName: 'system-cluster-critical',
      serviceAccountName: 'coredns',
      tolerations: [
        { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' },
        { key: 'CriticalAddonsOnly', operator: 'Exists' },
      ],
    },
  };
  const metadata = { namespace: 'kube-system', labels };
  const selector = { matchLabels: labels };
  return [
    {
      kind: deployments,
      object: {
        metadata: { ...metadata, name: 'coredns' },
        spec: {
          replicas: 2,
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
    { kind: serviceAccounts, object: { metadata: { ...metadata, name: 'coredns' } } },
    {
      kind: configMaps,
      object: {
        metadata: {
          ...metadata,
          name: 'coredns',
        },
        data: { Corefile: corefile },
      },
    },
  ];
}
