import { isSince, type AddonRelease } from '../addonRelease.ts';
import { closed, count, document, flag, ref, resources, text, type Schema } from './schema.ts';

/** By name what a variable is and, if it is younger than the schema, the release it came with. */
const env: Readonly<Record<string, readonly [Schema, string?]>> = {
  ADDITIONAL_ENI_TAGS: [text],
  ANNOTATE_POD_IP: [flag],
  AWS_EC2_ENDPOINT: [text, '1.13.0'],
  AWS_EXTERNAL_SERVICE_CIDRS: [text, '1.13.0'],
  AWS_MANAGE_ENIS_NON_SCHEDULABLE: [flag, '1.12.6'],
  AWS_VPC_CNI_NODE_PORT_SUPPORT: [flag],
  AWS_VPC_ENI_MTU: [count],
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: [flag],
  AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: [text],
  AWS_VPC_K8S_CNI_EXTERNALSNAT: [flag],
  AWS_VPC_K8S_CNI_LOGLEVEL: [text],
  AWS_VPC_K8S_CNI_LOG_FILE: [text],
  AWS_VPC_K8S_CNI_RANDOMIZESNAT: [text],
  AWS_VPC_K8S_CNI_VETHPREFIX: [text],
  AWS_VPC_K8S_PLUGIN_LOG_FILE: [text],
  AWS_VPC_K8S_PLUGIN_LOG_LEVEL: [text],
  CLUSTER_ENDPOINT: [text],
  DISABLE_INTROSPECTION: [flag],
  DISABLE_LEAKED_ENI_CLEANUP: [flag, '1.13.0'],
  DISABLE_METRICS: [flag],
  DISABLE_NETWORK_RESOURCE_PROVISIONING: [flag],
  DISABLE_POD_V6: [flag, '1.15.0'],
  ENABLE_BANDWIDTH_PLUGIN: [flag],
  ENABLE_IMDS_ONLY_MODE: [flag, '1.19.6'],
  ENABLE_MULTI_NIC: [flag, '1.20.0'],
  ENABLE_POD_ENI: [flag],
  ENABLE_PREFIX_DELEGATION: [flag],
  ENABLE_SUBNET_DISCOVERY: [flag, '1.18.0'],
  ENABLE_V4_EGRESS: [flag, '1.15.1'],
  ENABLE_V6_EGRESS: [flag, '1.13.0'],
  ENI_CONFIG_ANNOTATION_DEF: [text],
  ENI_CONFIG_LABEL_DEF: [text],
  INTROSPECTION_BIND_ADDRESS: [text],
  IP_COOLDOWN_PERIOD: [count, '1.15.0'],
  MAX_ENI: [count],
  MINIMUM_IP_TARGET: [count],
  NETWORK_POLICY_ENFORCING_MODE: [{ enum: ['standard', 'strict'], type: 'string' }, '1.17.1'],
  POD_MTU: [count, '1.16.4'],
  POD_SECURITY_GROUP_ENFORCING_MODE: [text, '1.12.2'],
  WARM_ENI_TARGET: [count],
  WARM_IP_TARGET: [count],
  WARM_PREFIX_TARGET: [count],
};

const place = {
  additionalProperties: false,
  properties: { id: text, securityGroups: { items: text, type: 'array' } },
  required: ['id'],
  type: 'object',
} satisfies Schema;

const eniConfig = {
  additionalProperties: false,
  properties: {
    create: { type: 'boolean' },
    region: text,
    subnets: { additionalProperties: place, minProperties: 1, type: 'object' },
  },
  required: ['create', 'region', 'subnets'],
  type: 'object',
} satisfies Schema;

/** Other members, and the release each came with. */
const members: Readonly<Record<string, readonly [Schema, string?]>> = {
  affinity: [ref('Affinity'), '1.13.0'],
  enableNetworkPolicy: [flag, '1.14.0'],
  enableWindowsIpam: [flag, '1.14.0'],
  eniConfig: [ref('EniConfig'), '1.13.0'],
  env: [ref('Env')],
  extraEnv: [{ type: 'array' }, '1.18.0'],
  init: [ref('Init'), '1.13.0'],
  livenessProbeTimeoutSeconds: [{ type: 'integer' }],
  nodeAgent: [ref('NodeAgent'), '1.14.0'],
  podAnnotations: [{ additionalProperties: {}, type: 'object' }, '1.18.0'],
  podLabels: [{ additionalProperties: {}, type: 'object' }, '1.18.0'],
  readinessProbeTimeoutSeconds: [{ type: 'integer' }],
  resources: [ref('Resources')],
  tolerations: [ref('Tolerations'), '1.13.0'],
};

/**
 * Configuration of the VPC CNI. v1.15.1 is as the AWS CLI's documentation shows it; what came later or went away earlier is
 * put together from public listings of other releases.
 */
export function vpcCniSchema(release: AddonRelease): Schema {
  const known = (table: Readonly<Record<string, readonly [Schema, string?]>>) =>
    Object.fromEntries(
      Object.entries(table)
        .filter(([, [, since]]) => since === undefined || isSince(release, since))
        .map(([name, [schema]]) => [name, schema]),
    );
  return {
    ...document('VpcCni', {
      ...resources,
      Affinity: { type: ['object', 'null'] },
      EniConfig: eniConfig,
      Env: closed('Env', known(env)),
      Init: closed('Init', { env: ref('InitEnv') }),
      InitEnv: closed('InitEnv', { DISABLE_TCP_EARLY_DEMUX: flag, ENABLE_V6_EGRESS: flag }),
      NodeAgent: closed('NodeAgent', {
        enableCloudWatchLogs: flag,
        enablePolicyEventLogs: flag,
        healthProbeBindAddr: count,
        metricsBindAddr: count,
      }),
      Tolerations: { additionalProperties: false, items: { type: 'object' }, type: 'array' },
      VpcCni: closed('VpcCni', known(members)),
    }),
    description: 'vpc-cni',
  };
}
