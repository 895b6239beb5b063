import { hostScript } from './hostScript.ts';

/** Blocks of the subnets, by the letter of their zone. */
export const subnetBlocks = {
  public: { A: '192.168.1.0/24', B: '192.168.2.0/24', C: '192.168.3.0/24' },
  private: { A: '192.168.11.0/24', B: '192.168.12.0/24', C: '192.168.13.0/24' },
} as const;

const named = (suffix: string) => [{ Key: 'Name', Value: { 'Fn::Sub': `\${ClusterBaseName}-${suffix}` } }];

function subnet(kind: 'Public' | 'Private', letter: 'A' | 'B' | 'C') {
  const isPublic = kind === 'Public';
  const index = 'ABC'.indexOf(letter);
  return {
    [`${kind}Subnet${index + 1}`]: {
      Type: 'AWS::EC2::Subnet',
      Properties: {
        VpcId: { Ref: 'EksVPC' },
        AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
        CidrBlock: isPublic ? subnetBlocks.public[letter] : subnetBlocks.private[letter],
        MapPublicIpOnLaunch: isPublic,
        Tags: [
          ...named(`${kind}Subnet${index + 1}`),
          { Key: isPublic ? 'kubernetes.io/role/elb' : 'kubernetes.io/role/internal-elb', Value: 1 },
        ],
      },
    },
    [`${kind}Subnet${index + 1}RouteTableAssociation`]: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: {
        SubnetId: { Ref: `${kind}Subnet${index + 1}` },
        RouteTableId: { Ref: `${kind}SubnetRouteTable` },
      },
    },
  };
}

const vpc = {
  EksVPC: {
    Type: 'AWS::EC2::VPC',
    Properties: {
      CidrBlock: '192.168.0.0/16',
      EnableDnsSupport: true,
      EnableDnsHostnames: true,
      Tags: named('VPC'),
    },
  },
  InternetGateway: { Type: 'AWS::EC2::InternetGateway' },
  VPCGatewayAttachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { InternetGatewayId: { Ref: 'InternetGateway' }, VpcId: { Ref: 'EksVPC' } },
  },
  PublicSubnetRouteTable: {
    Type: 'AWS::EC2::RouteTable',
    Properties: { VpcId: { Ref: 'EksVPC' }, Tags: named('PublicSubnetRouteTable') },
  },
  PublicSubnetRoute: {
    Type: 'AWS::EC2::Route',
    DependsOn: 'VPCGatewayAttachment',
    Properties: {
      RouteTableId: { Ref: 'PublicSubnetRouteTable' },
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: { Ref: 'InternetGateway' },
    },
  },
  PrivateSubnetRouteTable: {
    Type: 'AWS::EC2::RouteTable',
    Properties: { VpcId: { Ref: 'EksVPC' }, Tags: named('PrivateSubnetRouteTable') },
  },
};

const host = {
  EKSEC2SG: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: 'eksctl-host Security Group',
      VpcId: { Ref: 'EksVPC' },
      SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: { Ref: 'SgIngressSshCidr' } }],
      Tags: named('HOST-SG'),
    },
  },
  EKSEC2: {
    Type: 'AWS::EC2::Instance',
    Properties: {
      InstanceType: { Ref: 'MyInstanceType' },
      ImageId: { Ref: 'LatestAmiId' },
      KeyName: { Ref: 'KeyName' },
      NetworkInterfaces: [
        {
          DeviceIndex: 0,
          SubnetId: { Ref: 'PublicSubnet1' },
          GroupSet: [{ Ref: 'EKSEC2SG' }],
          AssociatePublicIpAddress: true,
          PrivateIpAddress: '192.168.1.100',
        },
      ],
      UserData: { 'Fn::Base64': { 'Fn::Sub': hostScript } },
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { VolumeType: 'gp3', VolumeSize: 30, DeleteOnTermination: true } },
      ],
      Tags: named('bastion-EC2'),
    },
  },
};

/** The stack one deploys by hand: the network, and the host on which eksctl makes the others. */
export const hostTemplate = {
  AWSTemplateFormatVersion: '2010-09-09',
  Parameters: {
    KeyName: { Type: 'AWS::EC2::KeyPair::KeyName' },
    MyIamUserAccessKeyID: { Type: 'String', NoEcho: true },
    MyIamUserSecretAccessKey: { Type: 'String', NoEcho: true },
    SgIngressSshCidr: { Type: 'String', Default: '0.0.0.0/0', MinLength: 9, MaxLength: 18 },
    MyInstanceType: { Type: 'String', Default: 't3.medium' },
    LatestAmiId: {
      Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
      Default: '/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2',
    },
    ClusterBaseName: { Type: 'String', Default: 'myeks' },
    KubernetesVersion: { Type: 'String', Default: '1.24' },
    WorkerNodeInstanceType: { Type: 'String', Default: 't3.medium' },
    WorkerNodeCount: { Type: 'String', Default: '3' },
    WorkerNodeVolumesize: { Type: 'String', Default: '30' },
  },
  Resources: {
    ...vpc,
    ...subnet('Public', 'A'),
    ...subnet('Public', 'B'),
    ...subnet('Public', 'C'),
    ...subnet('Private', 'A'),
    ...subnet('Private', 'B'),
    ...subnet('Private', 'C'),
    ...host,
  },
  Outputs: { eksctlhost: { Value: { 'Fn::GetAtt': ['EKSEC2', 'PublicIp'] } } },
};
