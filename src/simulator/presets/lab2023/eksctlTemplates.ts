/** The part of eksctl's templates that the lab can see, with eksctl's logical ids. */

interface Site {
  readonly clusterName: string;
  readonly vpcId: string;
  /** Public ones. */
  readonly subnetIds: readonly string[];
}

function role(service: string, policies: readonly string[]) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: [service] } }],
      },
      ManagedPolicyArns: policies.map((name) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` })),
      Tags: [{ Key: 'Name', Value: { 'Fn::Sub': '${AWS::StackName}/Role' } }],
    },
  };
}

/** `eksctl-<cluster>-cluster`: the control plane, and the group its nodes share. */
export function clusterTemplate({ clusterName, vpcId, subnetIds }: Site, version: string): object {
  const group = (GroupDescription: string) => ({
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription, VpcId: vpcId },
  });
  const ingress = (GroupId: object, SourceSecurityGroupId: object, Description: string) => ({
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: { GroupId, SourceSecurityGroupId, Description, IpProtocol: '-1', FromPort: 0, ToPort: 65_535 },
  });
  const shared = { Ref: 'ClusterSharedNodeSecurityGroup' };
  const own = { 'Fn::GetAtt': ['ControlPlane', 'ClusterSecurityGroupId'] };
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'EKS cluster (dedicated VPC: false, dedicated IAM: true)',
    Resources: {
      ServiceRole: role('eks.amazonaws.com', ['AmazonEKSClusterPolicy', 'AmazonEKSVPCResourceController']),
      ControlPlaneSecurityGroup: group('Communication between the control plane and worker nodegroups'),
      ClusterSharedNodeSecurityGroup: group('Communication between all nodes in the cluster'),
      ControlPlane: {
        Type: 'AWS::EKS::Cluster',
        Properties: {
          Name: clusterName,
          Version: version,
          RoleArn: { 'Fn::GetAtt': ['ServiceRole', 'Arn'] },
          ResourcesVpcConfig: {
            SubnetIds: subnetIds,
            SecurityGroupIds: [{ Ref: 'ControlPlaneSecurityGroup' }],
            EndpointPublicAccess: true,
            EndpointPrivateAccess: false,
          },
          BootstrapSelfManagedAddons: false,
        },
      },
      IngressInterNodeGroupSG: ingress(shared, shared, 'Allow nodes to communicate with each other (all ports)'),
      IngressDefaultClusterToNodeSG: ingress(
        shared,
        own,
        'Allow managed and unmanaged nodes to communicate with each other (all ports)',
      ),
      IngressNodeToDefaultClusterSG: ingress(
        own,
        shared,
        'Allow unmanaged nodes to communicate with control plane (all ports)',
      ),
    },
    Outputs: {
      ClusterSecurityGroupId: { Value: own },
      ServiceRoleARN: { Value: { 'Fn::GetAtt': ['ServiceRole', 'Arn'] } },
    },
  };
}

/** `eksctl-<cluster>-addon-vpc-cni`: the role that aws-node takes through the cluster's OIDC provider. */
export function addonTemplate(providerArn: string, issuer: string): object {
  const host = issuer.replace('https://', '');
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'IAM role for "vpc-cni" addon [created and managed by eksctl]',
    Resources: {
      Role1: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['sts:AssumeRoleWithWebIdentity'],
                Principal: { Federated: providerArn },
                Condition: {
                  StringEquals: {
                    [`${host}:aud`]: 'sts.amazonaws.com',
                    [`${host}:sub`]: 'system:serviceaccount:kube-system:aws-node',
                  },
                },
              },
            ],
          },
          ManagedPolicyArns: [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/AmazonEKS_CNI_Policy' }],
        },
      },
    },
    Outputs: { Role1: { Value: { 'Fn::GetAtt': ['Role1', 'Arn'] } } },
  };
}

/** `eksctl-<cluster>-nodegroup-ng1`: three t3.medium with SSH, whose group is the only one with ng1 in its name. */
export function nodegroupTemplate(
  { clusterName, vpcId, subnetIds }: Site,
  clusterSecurityGroupId: string,
  keyName: string,
): object {
  const tags = [
    { Key: 'Name', Value: `${clusterName}-ng1-Node` },
    { Key: 'alpha.eksctl.io/nodegroup-name', Value: 'ng1' },
    { Key: 'alpha.eksctl.io/nodegroup-type', Value: 'managed' },
  ];
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'EKS Managed Nodes (SSH access: true) [created by eksctl]',
    Resources: {
      NodeInstanceRole: role('ec2.amazonaws.com', [
        'AmazonEC2ContainerRegistryPowerUser',
        'AmazonEKSWorkerNodePolicy',
        'AmazonSSMManagedInstanceCore',
      ]),
      SSH: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: {
          GroupName: `eksctl-${clusterName}-nodegroup-ng1-remoteAccess`,
          GroupDescription: 'Allow SSH access',
          VpcId: vpcId,
          SecurityGroupIngress: [
            {
              IpProtocol: 'tcp',
              FromPort: 22,
              ToPort: 22,
              CidrIp: '0.0.0.0/0',
              Description: 'Allow SSH access to managed worker nodes in group ng1',
            },
          ],
        },
      },
      LaunchTemplate: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: {
          LaunchTemplateName: { 'Fn::Sub': '${AWS::StackName}' },
          LaunchTemplateData: {
            KeyName: keyName,
            SecurityGroupIds: [clusterSecurityGroupId, { Ref: 'SSH' }],
            BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeType: 'gp3', VolumeSize: 30 } }],
            TagSpecifications: ['instance', 'volume', 'network-interface'].map((ResourceType) => ({
              ResourceType,
              Tags: tags,
            })),
          },
        },
      },
      ManagedNodeGroup: {
        Type: 'AWS::EKS::Nodegroup',
        Properties: {
          ClusterName: clusterName,
          NodegroupName: 'ng1',
          NodeRole: { 'Fn::GetAtt': ['NodeInstanceRole', 'Arn'] },
          Subnets: subnetIds,
          AmiType: 'AL2_x86_64',
          InstanceTypes: ['t3.medium'],
          ScalingConfig: { MinSize: 3, MaxSize: 3, DesiredSize: 3 },
          LaunchTemplate: { Id: { Ref: 'LaunchTemplate' } },
          Labels: { 'alpha.eksctl.io/cluster-name': clusterName, 'alpha.eksctl.io/nodegroup-name': 'ng1' },
        },
      },
    },
  };
}
