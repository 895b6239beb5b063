/** Three resources that depend on nothing but each other. */
export const handles = `
Resources:
  First: { Type: AWS::CloudFormation::WaitConditionHandle }
  Second: { Type: AWS::CloudFormation::WaitConditionHandle, DependsOn: First }
  Third: { Type: AWS::CloudFormation::WaitConditionHandle, DependsOn: First }
Outputs:
  Address: { Value: !Ref Second, Description: where }
`;

/** A little network: what is made is there to be looked at. */
export const network = `
Parameters:
  Block: { Type: String, Default: 10.0.0.0/16 }
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: !Ref Block, Tags: [{ Key: Name, Value: mine }] }
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: !Select [0, !GetAZs ''] }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: { GroupDescription: test, VpcId: !Ref Vpc }
`;
