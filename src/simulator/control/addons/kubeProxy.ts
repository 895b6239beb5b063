import { configMaps, daemonSets, serviceAccounts } from '../../kubernetes/kinds.ts';
import type { Addon } from '../../world/eks/records.ts';
import { configurationOf, textAt, valuesAt, withPodValues } from './configuration.ts';
import type { AddonSite, Manifest } from './addonManifests.ts';
import { eksImage } from './eksImage.ts';

const labels = { 'eks.amazonaws.com/component': 'kube-proxy', 'k8s-app': 'kube-proxy' };

/** The DaemonSet kube-proxy; its image tag says "minimal" before the build. */
export function kubeProxy(addon: Addon, site: AddonSite): readonly Manifest[] {
  const tag = addon.version.replace('-eksbuild', '-minimal-eksbuild');
  const values = configurationOf(addon);
  const scheduler = textAt(valuesAt(values, 'ipvs'), 'scheduler', '');
  const plain = {
    metadata: { labels: { 'k8s-app': 'kube-proxy' } },
    spec: {
      containers: [
        {
          name: 'kube-proxy',
          image: eksImage(site.region, 'eks/kube-proxy', tag),
          imagePullPolicy: 'IfNotPresent',
          command: ['kube-proxy', '--v=2', '--config=/var/lib/kube-proxy-config/config'],
          resources: { requests: { cpu: '100m' } },
          securityContext: { privileged: true },
        },
      ],
      hostNetwork: true,
      priorityClassName: 'system-node-critical',
      serviceAccountName: 'kube-proxy',
      tolerations: [{ operator: 'Exists' }],
    },
  };
  const metadata = { namespace: 'kube-system', labels };
  return [
    {
      kind: daemonSets,
      object: {
        metadata: { ...metadata, name: 'kube-proxy' },
        spec: {
          selector: { matchLabels: { 'k8s-app': 'kube-proxy' } },
          template: withPodValues(plain, values),
          updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
        },
      },
    },
    { kind: serviceAccounts, object: { metadata: { ...metadata, name: 'kube-proxy' } } },
    {
      kind: configMaps,
      object: {
        metadata: {
          ...metadata,
          name: 'kube-proxy-config',
        },
        data: {
          config: `mode: "${textAt(values, 'mode', 'iptables')}"\n${scheduler && `ipvs:\n  scheduler: "${scheduler}"\n`}`,
        },
      },
    },
  ];
}
