import { instanceTypes } from '../../../domain/instanceTypes/instanceTypes.ts';
import { services } from '../../kubernetes/kinds.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import type { NodeInside } from '../shell/nodeInside.ts';
import { cniSettings } from '../network/node/cniSettings.ts';
import { CniLogs } from './cniLogs.ts';

/** The plugins that the VPC CNI and the container runtime bring. */
const plugins = [
  'aws-cni',
  'aws-cni-support.sh',
  'bandwidth',
  'bridge',
  'egress-cni',
  'host-local',
  'loopback',
  'portmap',
];

/** What an EKS node has besides other machines: the CNI's files, the kubelet's and those of its image. */
export function nodeFiles(machine: HostMachine, node: NodeInside): void {
  const { files } = machine;
  new CniLogs(machine, node).follow();
  files.live('/var/run/aws-node/ipam.json', () => checkpoint(node));
  files.live('/etc/cni/net.d/10-aws.conflist', () => conflist(node));
  for (const plugin of plugins) files.put(`/opt/cni/bin/${plugin}`, '', 0o755);
  files.mkdirSync('/var/lib/kubelet', { recursive: true });
  files.mkdirSync('/etc/kubernetes/kubelet', { recursive: true });
  if (machine.place.distribution.name === 'al2') {
    files.live('/etc/kubernetes/kubelet/kubelet-config.json', () => kubeletConfig(node, true));
    files.live('/etc/eks/eni-max-pods.txt', maxPodsList);
  } else {
    files.live('/etc/kubernetes/kubelet/config.json', () => kubeletConfig(node, false));
    files.live('/etc/kubernetes/kubelet/config.json.d/40-nodeadm.conf', () => dropIn(node));
  }
}

/** The daemon's record of who has which address. */
function checkpoint({ daemon, pods }: NodeInside): string | undefined {
  const pool = daemon?.ipamd?.pool;
  if (pool === undefined) return undefined;
  const allocations = [...pool.allocations].map(([ipv4, { sandbox, namespace, name }]) => {
    const pod = pods.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
    // Nanoseconds, more than a number holds exactly.
    const stamp = `${Date.parse(pod?.status.startTime ?? '1970-01-01T00:00:00Z')}000000`;
    const metadata = JSON.stringify({ k8sPodNamespace: namespace, k8sPodName: name, interfacesCount: 1 });
    return `{"networkName":"aws-cni","containerID":"${sandbox}","ifName":"eth0","ipv4":"${ipv4}","allocationTimestamp":${stamp},"metadata":${metadata}}`;
  });
  return `{"version":"vpc-cni-ipam/1","allocations":[${allocations.join(',')}]}`;
}

/** The CNI configuration that aws-node writes when it serves. */
function conflist({ daemon, pods }: NodeInside): string | undefined {
  const pod = pods.find(({ metadata }) => metadata.labels?.['k8s-app'] === 'aws-node');
  if (daemon?.ipamd?.isReady !== true || pod === undefined) return undefined;
  const { minor, mtu, vethPrefix } = cniSettings(pod);
  const log = (name: string) => ({ pluginLogFile: `/var/log/aws-routed-eni/${name}.log`, pluginLogLevel: 'DEBUG' });
  const old = minor < 15;
  const egress = {
    name: old ? 'egress-v4-cni' : 'egress-cni',
    type: old ? 'egress-v4-cni' : 'egress-cni',
    mtu: mtu,
    enabled: 'false',
    ...(old ? {} : { randomizeSNAT: 'prng' }),
    nodeIP: '',
    ipam: {
      type: 'host-local',
      ranges: [[{ subnet: '169.254.172.0/22' }]],
      routes: [{ dst: '0.0.0.0/0' }],
      dataDir: '/run/cni/v6pd/egress-v4-ipam',
    },
    ...log(old ? 'egress-v4-plugin' : 'egress-v6-plugin'),
  };
  const configuration = {
    cniVersion: '0.4.0',
    name: 'aws-cni',
    disableCheck: true,
    plugins: [
      {
        name: 'aws-cni',
        type: 'aws-cni',
        vethPrefix,
        mtu: String(mtu),
        podSGEnforcingMode: 'strict',
        ...log('plugin'),
      },
      egress,
      { type: 'portmap', capabilities: { portMappings: true }, snat: true },
    ],
  };
  return `${JSON.stringify(configuration, undefined, 2)}\n`;
}

function clusterDns({ cluster }: NodeInside): string {
  return cluster.api.store.get(services, 'kube-system', 'kube-dns')?.spec.clusterIP ?? '10.100.0.10';
}

function maxPods({ object }: NodeInside): number {
  return Number(object?.status.capacity?.['pods'] ?? 110);
}

/** The kubelet's configuration; with Amazon Linux 2 all of it is in one file. */
function kubeletConfig(node: NodeInside, whole: boolean): string {
  const { object } = node;
  const reserved = 11 * maxPods(node) + 255;
  const configuration = {
    kind: 'KubeletConfiguration',
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    address: '0.0.0.0',
    authentication: {
      anonymous: { enabled: false },
      webhook: { cacheTTL: '2m0s', enabled: true },
      x509: { clientCAFile: '/etc/kubernetes/pki/ca.crt' },
    },
    authorization: { mode: 'Webhook', webhook: { cacheAuthorizedTTL: '5m0s', cacheUnauthorizedTTL: '30s' } },
    clusterDomain: 'cluster.local',
    hairpinMode: 'hairpin-veth',
    readOnlyPort: 0,
    cgroupDriver: 'systemd',
    cgroupRoot: '/',
    protectKernelDefaults: true,
    serializeImagePulls: false,
    serverTLSBootstrap: true,
    ...(whole ? { clusterDNS: [clusterDns(node)] } : {}),
    evictionHard: { 'memory.available': '100Mi', 'nodefs.available': '10%', 'nodefs.inodesFree': '5%' },
    kubeReserved: { cpu: '70m', 'ephemeral-storage': '1Gi', memory: `${reserved}Mi` },
    ...(whole ? { maxPods: maxPods(node) } : {}),
    providerID: object?.spec.providerID ?? '',
    systemReservedCgroup: '/system',
    kubeReservedCgroup: '/runtime',
  };
  return `${JSON.stringify(configuration, undefined, 2)}\n`;
}

/** What nodeadm puts over it. */
function dropIn(node: NodeInside): string {
  const configuration = {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    clusterDNS: [clusterDns(node)],
    kind: 'KubeletConfiguration',
    maxPods: maxPods(node),
  };
  return `${JSON.stringify(configuration, undefined, 2)}\n`;
}

/** Pods by instance type, which the bootstrap script of Amazon Linux 2 looks up. */
function maxPodsList(): string {
  const lines = [...instanceTypes().values()].map(
    ({ type, maxEnis, ipv4PerEni }) => `${type} ${maxEnis * (ipv4PerEni - 1) + 2}\n`,
  );
  return lines.join('');
}
