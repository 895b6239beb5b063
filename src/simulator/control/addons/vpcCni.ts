import { addonRelease, isSince } from '../../world/eks/addonRelease.ts';
import { configMaps, daemonSets, eniConfigs, serviceAccounts } from '../../kubernetes/kinds.ts';
import type { Container, EnvVar } from '../../kubernetes/objects/pod.ts';
import { isRecord } from '../../kubernetes/patches/record.ts';
import type { Addon } from '../../world/eks/records.ts';
import type { AddonSite, Manifest } from './addonManifests.ts';
import { configurationOf, textAt, textsOf, valuesAt, withPodValues, type Values } from './configuration.ts';
import { eksImage } from './eksImage.ts';

const labels = {
  'app.kubernetes.io/instance': 'aws-vpc-cni',
  'app.kubernetes.io/name': 'aws-node',
  'k8s-app': 'aws-node',
};

/** Variables that came with a release; the others are older than every release here. */
const newVariables: Readonly<Record<string, string>> = {
  CLUSTER_ENDPOINT: '1.18.0',
  ENABLE_IMDS_ONLY_MODE: '1.19.6',
  ENABLE_MULTI_NIC: '1.20.0',
  ENABLE_SUBNET_DISCOVERY: '1.18.0',
  NETWORK_POLICY_ENFORCING_MODE: '1.17.1',
  VPC_CNI_VERSION: '1.16.0',
};

/** The environment aws-node has when nobody changes it (VPC CNI README and chart). */
function environment(version: string, site: AddonSite): Readonly<Record<string, string>> {
  const release = addonRelease(version);
  const all = {
    ADDITIONAL_ENI_TAGS: '{}',
    ANNOTATE_POD_IP: 'false',
    AWS_VPC_CNI_NODE_PORT_SUPPORT: 'true',
    AWS_VPC_ENI_MTU: '9001',
    AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'false',
    AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false',
    AWS_VPC_K8S_CNI_LOGLEVEL: 'DEBUG',
    AWS_VPC_K8S_CNI_LOG_FILE: '/host/var/log/aws-routed-eni/ipamd.log',
    AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'prng',
    AWS_VPC_K8S_CNI_VETHPREFIX: 'eni',
    AWS_VPC_K8S_PLUGIN_LOG_FILE: '/var/log/aws-routed-eni/plugin.log',
    AWS_VPC_K8S_PLUGIN_LOG_LEVEL: 'DEBUG',
    CLUSTER_ENDPOINT: site.endpoint,
    CLUSTER_NAME: site.clusterName,
    DISABLE_INTROSPECTION: 'false',
    DISABLE_METRICS: 'false',
    DISABLE_NETWORK_RESOURCE_PROVISIONING: 'false',
    ENABLE_IMDS_ONLY_MODE: 'false',
    ENABLE_IPv4: 'true',
    ENABLE_IPv6: 'false',
    ENABLE_MULTI_NIC: 'false',
    ENABLE_POD_ENI: 'false',
    ENABLE_PREFIX_DELEGATION: 'false',
    ENABLE_SUBNET_DISCOVERY: 'true',
    NETWORK_POLICY_ENFORCING_MODE: 'standard',
    VPC_CNI_VERSION: version.replace(/-eksbuild.*/, ''),
    VPC_ID: site.vpcId,
    WARM_ENI_TARGET: '1',
    WARM_PREFIX_TARGET: '1',
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => isSince(release, newVariables[name] ?? '1.0.0')));
}

/** The DaemonSet aws-node with its service account: since 1.14 with the network policy agent beside it. */
export function vpcCni(addon: Addon, site: AddonSite): readonly Manifest[] {
  const values = configurationOf(addon);
  const env: readonly EnvVar[] = [
    ...variables({ ...environment(addon.version, site), ...textsOf(valuesAt(values, 'env')) }),
    fieldEnv('MY_NODE_NAME', 'spec.nodeName'),
    fieldEnv('MY_POD_NAME', 'metadata.name'),
    ...(Array.isArray(values['extraEnv']) ? (values['extraEnv'] as EnvVar[]) : []),
  ];
  const hasAgent = isSince(addonRelease(addon.version), '1.14.0');
  const requests = { cpu: '25m' };
  const daemon = {
    name: 'aws-node',
    image: eksImage(site.region, 'amazon-k8s-cni', addon.version),
    imagePullPolicy: 'IfNotPresent',
    ports: [{ name: 'metrics', containerPort: 61_678 }],
    env,
    resources: { requests },
    readinessProbe: {
      exec: { command: ['/app/grpc-health-probe', '-addr=:50051'] },
      initialDelaySeconds: 1,
      timeoutSeconds: 10,
    },
    securityContext: { capabilities: { add: ['NET_ADMIN', 'NET_RAW'] } },
  } satisfies Container & Record<string, unknown>;
  const agent = {
    name: 'aws-eks-nodeagent',
    image: eksImage(site.region, 'amazon/aws-network-policy-agent', 'v1.4.1-eksbuild.1'),
    imagePullPolicy: 'IfNotPresent',
    args: agentArguments(values),
    resources: { requests },
    securityContext: { privileged: true },
  } satisfies Container;
  const init = {
    name: 'aws-vpc-cni-init',
    image: eksImage(site.region, 'amazon-k8s-cni-init', addon.version),
    imagePullPolicy: 'IfNotPresent',
    env: variables({ DISABLE_TCP_EARLY_DEMUX: 'false', ...textsOf(valuesAt(values, 'init', 'env')) }),
    resources: { requests },
    securityContext: { privileged: true },
  } satisfies Container;
  const plain = {
    metadata: { labels },
    spec: {
      initContainers: [init],
      containers: hasAgent ? [daemon, agent] : [daemon],
      hostNetwork: true,
      priorityClassName: 'system-node-critical',
      serviceAccountName: 'aws-node',
      terminationGracePeriodSeconds: 10,
      tolerations: [{ operator: 'Exists' }],
    },
  };
  const metadata = { namespace: 'kube-system', labels };
  return [
    {
      kind: daemonSets,
      object: {
        metadata: { ...metadata, name: 'aws-node' },
        spec: {
          selector: { matchLabels: { 'k8s-app': 'aws-node' } },
          template: withPodValues(plain, values),
          updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
        },
      },
    },
    {
      kind: serviceAccounts,
      object: {
        metadata: {
          ...metadata,
          name: 'aws-node',
          ...(addon.serviceAccountRoleArn !== undefined && {
            annotations: { 'eks.amazonaws.com/role-arn': addon.serviceAccountRoleArn },
          }),
        },
      },
    },
    {
      kind: configMaps,
      object: {
        metadata: {
          ...metadata,
          name: 'amazon-vpc-cni',
        },
        data: {
          ...(hasAgent && { 'enable-network-policy-controller': textAt(values, 'enableNetworkPolicy', 'false') }),
          'enable-windows-ipam': textAt(values, 'enableWindowsIpam', 'false'),
        },
      },
    },
    ...eniConfigsOf(valuesAt(values, 'eniConfig')),
  ];
}

/** An ENIConfig for each zone that `eniConfig: { create: true, region, subnets: { a: { id, securityGroups } } }` names. */
function eniConfigsOf({ create, region, subnets }: Values): readonly Manifest[] {
  if (create !== true || typeof region !== 'string' || !isRecord(subnets)) return [];
  return Object.entries(subnets).map(([zone, place]) => {
    const { id, securityGroups = [] } = isRecord(place) ? place : {};
    return {
      kind: eniConfigs,
      object: { metadata: { name: `${region}${zone}` }, spec: { subnet: id, securityGroups } },
    };
  });
}

function agentArguments(values: Values): readonly string[] {
  const agent = valuesAt(values, 'nodeAgent');
  const asked = {
    'enable-ipv6': 'false',
    'enable-network-policy': textAt(values, 'enableNetworkPolicy', 'false'),
    'enable-cloudwatch-logs': textAt(agent, 'enableCloudWatchLogs', 'false'),
    'enable-policy-event-logs': textAt(agent, 'enablePolicyEventLogs', 'false'),
    'log-file': '/var/log/aws-routed-eni/network-policy-agent.log',
    'metrics-bind-addr': `:${textAt(agent, 'metricsBindAddr', '8162')}`,
    'health-probe-bind-addr': `:${textAt(agent, 'healthProbeBindAddr', '8163')}`,
    'conntrack-cache-cleanup-period': '300',
    'log-level': 'debug',
  };
  return Object.entries(asked).map(([name, value]) => `--${name}=${value}`);
}

function variables(values: Readonly<Record<string, string>>): readonly EnvVar[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

function fieldEnv(name: string, fieldPath: string): EnvVar {
  return { name, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } } };
}
