import { services } from '../../../kubernetes/kinds.ts';
import type { KubeApi } from '../../../kubernetes/kubeApi.ts';
import type { Pod } from '../../../kubernetes/objects/pod.ts';
import type { HostsEntry, Resolver } from '../networkSite.ts';

/** A pod's `/etc/resolv.conf` by its DNS policy; `node` is its node's. */
export function podResolver(pod: Pod, api: KubeApi, node: Resolver): Resolver {
  const { dnsPolicy = 'ClusterFirst', hostNetwork } = pod.spec;
  const cluster = dnsPolicy === 'ClusterFirstWithHostNet' || (dnsPolicy === 'ClusterFirst' && hostNetwork !== true);
  const dns = api.store.get(services, 'kube-system', 'kube-dns')?.spec.clusterIP;
  if (!cluster || dns === undefined) return node;
  const namespace = pod.metadata.namespace ?? 'default';
  return {
    nameservers: [dns],
    search: [`${namespace}.svc.cluster.local`, 'svc.cluster.local', 'cluster.local', ...node.search],
    options: ['ndots:5'],
  };
}

/** A pod's `/etc/hosts`, as the kubelet writes it. */
export function podHosts(hostname: string, address: string): readonly HostsEntry[] {
  return [
    { address: '127.0.0.1', names: ['localhost'] },
    { address: '::1', names: ['localhost', 'ip6-localhost', 'ip6-loopback'] },
    { address: 'fe00::0', names: ['ip6-localnet'] },
    { address: 'fe00::0', names: ['ip6-mcastprefix'] },
    { address: 'fe00::1', names: ['ip6-allnodes'] },
    { address: 'fe00::2', names: ['ip6-allrouters'] },
    { address, names: [hostname] },
  ];
}
