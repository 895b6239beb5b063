import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../src/simulator/cloudformation/template/parseTemplate.ts';

/**
 * What a lab's stack has to have, or nodes do not join, tools do not find their way, or something is left to pay for: by EKS's
 * user guide (network requirements, add-ons, launch templates, access entries) and the published lab.
 */

const text = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');
const { resources, parameters } = parseTemplate(text);
const all = [...resources.values()];

function properties(logicalId: string): Readonly<Record<string, unknown>> {
  const found = resources.get(logicalId);
  if (found === undefined) throw new Error(`There is no ${logicalId}.`);
  return found.properties;
}

function ofType(type: string) {
  return all.filter((each) => each.type === type);
}

const ref = (name: string) => ({ Ref: name });
const tagsOf = (logicalId: string) => properties(logicalId)['Tags'];
const policies = (logicalId: string) => JSON.stringify(properties(logicalId)['ManagedPolicyArns']);

describe('the network', () => {
  it('resolves names inside the VPC, without which nodes do not join', () => {
    expect(properties('Vpc')).toMatchObject({ EnableDnsSupport: true, EnableDnsHostnames: true });
    expect(parameters.get('VpcBlock')?.defaultValue).toBe('192.168.0.0/16');
  });

  it('gives nodes public addresses in the subnets of balancers that face the internet', () => {
    for (const number of [1, 2, 3]) {
      expect(properties(`PubSubnet${number}`)).toMatchObject({ MapPublicIpOnLaunch: true });
      expect(tagsOf(`PubSubnet${number}`)).toContainEqual({ Key: 'kubernetes.io/role/elb', Value: '1' });
      expect(tagsOf(`PriSubnet${number}`)).toContainEqual({ Key: 'kubernetes.io/role/internal-elb', Value: '1' });
    }
  });

  it('has its six subnets in three zones that are chosen at the time of the deploy', () => {
    const zones = [1, 2, 3].map((number) => JSON.stringify(properties(`PubSubnet${number}`)['AvailabilityZone']));
    expect(new Set(zones).size).toBe(3);
    for (const number of [1, 2, 3]) {
      expect(JSON.stringify(properties(`PriSubnet${number}`)['AvailabilityZone'])).toBe(zones[number - 1]);
      expect(zones[number - 1]).toContain(`"AvailabilityZone${number}"`);
    }
    expect(text).not.toMatch(/\b[a-z]{2}-[a-z]+-\d[a-f]\b/);
  });

  it('routes to the gateway only once that is attached', () => {
    expect(resources.get('PubRoute')?.dependsOn).toContain('IgwAttach');
  });

  it('has no NAT gateway and no address that would cost by itself', () => {
    expect([...ofType('AWS::EC2::NatGateway'), ...ofType('AWS::EC2::EIP')]).toEqual([]);
  });

  it('describes every security group, which EC2 asks for', () => {
    for (const { properties: own } of ofType('AWS::EC2::SecurityGroup'))
      expect(own['GroupDescription']).toBeTypeOf('string');
  });
});

describe('the cluster', () => {
  it('is let in by access entries, and its own add-ons have nothing to conflict with', () => {
    expect(properties('Cluster')).toMatchObject({
      AccessConfig: { AuthenticationMode: 'API_AND_CONFIG_MAP' },
      BootstrapSelfManagedAddons: false,
    });
  });

  it('never slips into extended support, which costs six times as much', () => {
    expect(properties('Cluster')['UpgradePolicy']).toEqual({ SupportType: 'STANDARD' });
  });

  it('answers from outside, and writes no logs that outlive the stack', () => {
    expect(properties('Cluster')).toMatchObject({ ResourcesVpcConfig: { EndpointPublicAccess: true } });
    expect(properties('Cluster')).not.toHaveProperty('Logging');
  });

  it('may tag sessions in its role', () => {
    expect(properties('ClusterRole')).toMatchObject({
      AssumeRolePolicyDocument: {
        Statement: [{ Principal: { Service: 'eks.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
      },
    });
    expect(policies('ClusterRole')).toContain('/AmazonEKSClusterPolicy"');
  });

  it('has an issuer that IAM knows', () => {
    expect(properties('Oidc')).toMatchObject({ ClientIdList: ['sts.amazonaws.com'] });
  });

  it('gives the bastion the rights of an administrator inside', () => {
    const entry = JSON.stringify(properties('BastionAccess'));
    expect(entry).toContain('cluster-access-policy/AmazonEKSClusterAdminPolicy');
    expect(properties('BastionAccess')).toMatchObject({ Type: 'STANDARD' });
  });
});

describe('the nodes', () => {
  it('are three of Amazon Linux 2023, named as in the lab', () => {
    expect(properties('Ng1')).toMatchObject({
      NodegroupName: 'ng1',
      AmiType: 'AL2023_x86_64_STANDARD',
      Subnets: [ref('PubSubnet1'), ref('PubSubnet2'), ref('PubSubnet3')],
    });
    expect(parameters.get('WorkerNodeCount')?.defaultValue).toBe('3');
    expect(parameters.get('WorkerNodeInstanceType')?.defaultValue).toBe('t3.medium');
  });

  it('leave to their launch template what only one of the two may say', () => {
    for (const name of ['RemoteAccess', 'DiskSize']) expect(properties('Ng1')).not.toHaveProperty(name);
  });

  it('leave their subnet, profile and image to EKS, which sets how many pods they take', () => {
    const data = properties('NodeLt')['LaunchTemplateData'] as Record<string, unknown>;
    for (const name of ['ImageId', 'IamInstanceProfile', 'NetworkInterfaces', 'UserData', 'InstanceType'])
      expect(data).not.toHaveProperty(name);
  });

  it('are in the cluster’s own group, which a list of groups would replace', () => {
    expect(properties('NodeLt')).toMatchObject({
      LaunchTemplateData: {
        SecurityGroupIds: [
          { 'Fn::GetAtt': ['Cluster', 'ClusterSecurityGroupId'] },
          { 'Fn::GetAtt': ['NodeSg', 'GroupId'] },
        ],
      },
    });
  });

  it('have the rights to join, to pull images, to give pods addresses and to be reached by Session Manager', () => {
    const names = [
      'AmazonEKSWorkerNodePolicy',
      'AmazonEC2ContainerRegistryPullOnly',
      'AmazonEKS_CNI_Policy',
      'AmazonSSMManagedInstanceCore',
    ];
    for (const name of names) expect(policies('NodeRole')).toContain(`/${name}"`);
  });
});

describe('the bastion', () => {
  it('has its address and its way in', () => {
    expect(parameters.get('BastionPrivateIp')?.defaultValue).toBe('192.168.1.100');
    expect(properties('Bastion')).toMatchObject({
      NetworkInterfaces: [{ PrivateIpAddress: ref('BastionPrivateIp'), AssociatePublicIpAddress: true }],
    });
    expect(policies('BastionRole')).toContain('/AmazonSSMManagedInstanceCore"');
  });

  it('lets in one address by SSH and nothing else', () => {
    expect(properties('BastionSg')['SecurityGroupIngress']).toEqual([
      expect.objectContaining({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: ref('SgIngressSshCidr') }),
    ]);
  });
});

describe('the stack', () => {
  it('names no role, so that it can be made again at once and beside another', () => {
    for (const { properties: own } of ofType('AWS::IAM::Role')) expect(own).not.toHaveProperty('RoleName');
  });

  it('asks for no access keys', () => {
    expect([...parameters.keys()].filter((name) => /AccessKey|Secret/i.test(name))).toEqual([]);
    expect([...parameters.values()].filter(({ noEcho }) => noEcho)).toEqual([]);
  });

  it('keeps nothing when it is deleted', () => {
    expect(all.filter(({ deletionPolicy }) => deletionPolicy !== 'Delete').map(({ logicalId }) => logicalId)).toEqual(
      [],
    );
  });

  it('takes the newest image at the time of the deploy', () => {
    expect(parameters.get('LatestAmiId')?.type).toBe('AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>');
    expect(text).not.toMatch(/\bami-[0-9a-f]{8,}\b/);
  });

  it('asks instances for tokens before they tell their credentials', () => {
    expect(properties('Bastion')).toMatchObject({ MetadataOptions: { HttpTokens: 'required' } });
    expect(properties('NodeLt')).toMatchObject({ LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required' } } });
  });
});
