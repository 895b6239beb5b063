/** One stack with everything around a host that the fixtures and the lab do not have. */
export const aroundHost = `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Block: { Type: AWS::EC2::VPCCidrBlock, Properties: { VpcId: !Ref Vpc, CidrBlock: 100.64.0.0/16 } }
  PodSubnet:
    Type: AWS::EC2::Subnet
    DependsOn: Block
    Properties: { VpcId: !Ref Vpc, CidrBlock: 100.64.0.0/24, AvailabilityZone: ap-northeast-2a }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: ap-northeast-2a } }
  C: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: ap-northeast-2c } }
  Gateway: { Type: AWS::EC2::InternetGateway }
  Attached: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway } }
  Key: { Type: AWS::EC2::KeyPair, Properties: { KeyName: host, KeyType: ed25519 } }
  Image: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}}' } }
  Host:
    Type: AWS::EC2::Instance
    Properties: { ImageId: !GetAtt Image.Value, InstanceType: t3.small, KeyName: !Ref Key, SubnetId: !Ref A }
  Address: { Type: AWS::EC2::EIP, DependsOn: Attached }
  Kept: { Type: AWS::EC2::EIPAssociation, Properties: { AllocationId: !GetAtt Address.AllocationId, InstanceId: !Ref Host } }
  Eni: { Type: AWS::EC2::NetworkInterface, Properties: { SubnetId: !Ref PodSubnet, SecondaryPrivateIpAddressCount: 2 } }
  EniAttached: { Type: AWS::EC2::NetworkInterfaceAttachment, Properties: { NetworkInterfaceId: !Ref Eni, InstanceId: !Ref Host, DeviceIndex: '1' } }
  Disk: { Type: AWS::EC2::Volume, Properties: { AvailabilityZone: !GetAtt A.AvailabilityZone, Size: 10, VolumeType: gp3 } }
  DiskAttached: { Type: AWS::EC2::VolumeAttachment, Properties: { VolumeId: !Ref Disk, InstanceId: !Ref Host, Device: /dev/sdf } }
  Logs: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: 14 } }
  Classic:
    Type: AWS::ElasticLoadBalancing::LoadBalancer
    DependsOn: Attached
    Properties:
      Scheme: internal
      Subnets: [!Ref A, !Ref C]
      Instances: [!Ref Host]
      Listeners: [{ Protocol: TCP, LoadBalancerPort: '80', InstancePort: '8080' }]
      HealthCheck: { Target: 'TCP:8080', Interval: '10', Timeout: '5', UnhealthyThreshold: '2', HealthyThreshold: '2' }
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internal, Subnets: [!Ref A, !Ref C] } }
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Vpc, Targets: [{ Id: !Ref Host }] }
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 80
      Protocol: HTTP
      DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Targets }]
Outputs:
  Address: { Value: !Ref Address }
  Seen: { Value: !Select [0, !GetAtt Eni.SecondaryPrivateIpAddresses] }
  Classic: { Value: !GetAtt Classic.DNSName }
  Balancer: { Value: !GetAtt Balancer.DNSName }
`;
