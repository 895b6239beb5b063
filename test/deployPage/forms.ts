import type { DeployForm } from '../../src/domain/deploy/deployForm.ts';
import type { DeployOffers, OfferedType } from '../../src/domain/deploy/offers.ts';
import type { TemplateParameter } from '../../src/domain/deploy/templateParameter.ts';

/** The lab's own template and one like the published lab's, with what AWS offers in Seoul: made by hand for the page's tests. */

function parameter(key: string, facts: Partial<TemplateParameter> = {}): TemplateParameter {
  return {
    key,
    type: 'String',
    description: undefined,
    label: undefined,
    group: undefined,
    defaultValue: undefined,
    noEcho: false,
    allowedValues: [],
    ...facts,
  };
}

const network = [
  ['VpcBlock', '192.168.0.0/16'],
  ['PublicSubnet1Block', '192.168.1.0/24'],
  ['PublicSubnet2Block', '192.168.2.0/24'],
  ['PublicSubnet3Block', '192.168.3.0/24'],
] as const;

const ourParameters: readonly TemplateParameter[] = [
  parameter('SgIngressSshCidr', {
    group: 'Access',
    label: 'Who may reach the bastion by SSH',
    defaultValue: '127.0.0.1/32',
    allowedPattern: '(\\d{1,3}\\.){3}\\d{1,3}/([1-9]|[12]\\d|3[0-2])',
    constraintDescription: 'must be an IPv4 block such as 203.0.113.7/32, and never the whole internet.',
  }),
  parameter('KeyName', { group: 'Access', defaultValue: '' }),
  parameter('ClusterBaseName', { group: 'Cluster', defaultValue: 'myeks' }),
  parameter('KubernetesVersion', { group: 'Cluster', defaultValue: '1.36', allowedPattern: '1\\.\\d{2}' }),
  parameter('WorkerNodeInstanceType', { group: 'Cluster', defaultValue: 't3.medium' }),
  parameter('WorkerNodeCount', { group: 'Cluster', type: 'Number', defaultValue: '3', minValue: 1, maxValue: 10 }),
  parameter('WorkerNodeVolumesize', {
    group: 'Cluster',
    type: 'Number',
    defaultValue: '30',
    minValue: 20,
    maxValue: 1000,
  }),
  parameter('MyInstanceType', { group: 'Bastion', defaultValue: 't3.medium' }),
  ...network.map(([key, defaultValue]) => parameter(key, { group: 'Network', defaultValue })),
  ...[1, 2, 3].map((n) => parameter(`AvailabilityZone${n}`, { group: 'Network', defaultValue: '' })),
];

const zones = ['ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c', 'ap-northeast-2d'];

/** Max pods as the EKS tables have them: 17 on t3.medium, 4 on t3.micro, 29 and 58 above. */
const types: readonly OfferedType[] = [
  { type: 'm5.large', vcpus: 2, maxPods: 29, perHour: 0.118, zones },
  { type: 'm5.xlarge', vcpus: 4, maxPods: 58, perHour: 0.236, zones },
  { type: 't3.large', vcpus: 2, maxPods: 35, perHour: 0.104, zones },
  { type: 't3.medium', vcpus: 2, maxPods: 17, perHour: 0.052, zones },
  { type: 't3.micro', vcpus: 2, maxPods: 4, perHour: 0.013, zones },
  {
    type: 't3a.xlarge',
    vcpus: 4,
    maxPods: 58,
    perHour: undefined,
    zones: zones.filter((zone) => !zone.endsWith('2b')),
  },
];

export const offers: DeployOffers = {
  keyPairs: { state: 'known', value: ['my-key', 'work'] },
  zones: { state: 'known', value: zones.map((name, index) => ({ name, id: `apne2-az${index + 1}` })) },
  instanceTypes: { state: 'known', value: types },
  versions: {
    state: 'known',
    value: [
      version('1.36', 'standard', true),
      version('1.35', 'standard'),
      version('1.33', 'extended'),
      version('1.24', 'unsupported'),
    ],
  },
  ownAddress: { state: 'known', value: '203.0.113.7/32' },
};

function version(name: string, support: 'standard' | 'extended' | 'unsupported', isDefault = false) {
  return {
    version: name,
    support,
    standardEnds: Date.UTC(2027, 7, 2),
    extendedEnds: Date.UTC(2028, 7, 2),
    isDefault,
    perHour: support === 'extended' ? 0.6 : 0.1,
  };
}

export const ourForm: DeployForm = {
  template: {
    source: { kind: 'ours' },
    name: 'eks-networking-lab.yaml',
    summary: {
      description: 'EKS Networking Lab.',
      parameters: ourParameters,
      resources: Array.from({ length: 38 }, (_, index) => ({ logicalId: `R${index}`, type: 'AWS::EC2::Subnet' })),
      capabilities: ['CAPABILITY_IAM'],
      warnings: [],
      costs: [
        { kind: 'control-plane', version: { parameter: 'KubernetesVersion' } },
        {
          kind: 'instances',
          count: { parameter: 'WorkerNodeCount' },
          type: { parameter: 'WorkerNodeInstanceType' },
          volumeGib: { parameter: 'WorkerNodeVolumesize' },
          publicIp: true,
        },
        {
          kind: 'instances',
          count: { value: '1' },
          type: { parameter: 'MyInstanceType' },
          volumeGib: { value: '30' },
          publicIp: true,
        },
      ],
      cluster: 'stack',
    },
  },
  region: 'ap-northeast-2',
  stackName: 'myeks',
  values: {},
  proposed: {
    SgIngressSshCidr: '203.0.113.7/32',
    AvailabilityZone1: 'ap-northeast-2a',
    AvailabilityZone2: 'ap-northeast-2b',
    AvailabilityZone3: 'ap-northeast-2c',
  },
  offers,
};

/** As the published lab's one-click template asks: keys of a user, open to everybody, the cluster by eksctl. */
export const publishedForm: DeployForm = {
  ...ourForm,
  template: {
    source: { kind: 'file', path: '/lab/eks-oneclick.yaml' },
    name: 'eks-oneclick.yaml',
    summary: {
      ...ourForm.template.summary,
      parameters: [
        parameter('KeyName', { type: 'AWS::EC2::KeyPair::KeyName', description: 'Name of an existing EC2 KeyPair.' }),
        parameter('MyIamUserAccessKeyID', { noEcho: true, description: 'IAM User - AWS Access Key ID' }),
        parameter('MyIamUserSecretAccessKey', { noEcho: true, description: 'IAM User - AWS Secret Access Key' }),
        parameter('SgIngressSshCidr', { defaultValue: '0.0.0.0/0', minLength: 9, maxLength: 18 }),
        parameter('MyInstanceType', {
          defaultValue: 't3.medium',
          allowedValues: ['t3.micro', 't3.medium', 't3.large'],
        }),
        parameter('WorkerNodeCount', { defaultValue: '3' }),
      ],
      warnings: [
        { kind: 'asks-for-keys', parameters: ['MyIamUserAccessKeyID', 'MyIamUserSecretAccessKey'] },
        { kind: 'open-to-all', logicalId: 'EKSEC2SG', ports: 'all', cidr: '0.0.0.0/0', parameter: 'SgIngressSshCidr' },
        { kind: 'cluster-later', logicalId: 'EKSEC2' },
      ],
      costs: [],
      cluster: 'eksctl',
    },
  },
  proposed: {},
};
