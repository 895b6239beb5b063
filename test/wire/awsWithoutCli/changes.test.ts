import { test } from 'vitest';
import { describeAgreement } from './agreement.ts';

/** What changes the lab, in this order. */
const changes = [
  'aws ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=mine},{Key=for,Value=\'a, b\'}]"',
  'VPC=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=mine --query Vpcs[0].VpcId --output text); aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.0.1.0/24; aws ec2 modify-vpc-attribute --vpc-id $VPC --enable-dns-hostnames; aws ec2 modify-vpc-attribute --vpc-id $VPC --no-enable-dns-support; aws ec2 describe-vpc-attribute --vpc-id $VPC --attribute enableDnsSupport',
  'VPC=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=mine --query Vpcs[0].VpcId --output text); aws ec2 create-security-group --group-name g --description d --vpc-id $VPC --output text',
  'G=$(aws ec2 describe-security-groups --filters Name=group-name,Values=g --query SecurityGroups[0].GroupId --output text); aws ec2 authorize-security-group-ingress --group-id $G --protocol tcp --port 22-25 --cidr 10.0.0.0/8; aws ec2 authorize-security-group-ingress --group-id $G --ip-permissions IpProtocol=udp,FromPort=53,ToPort=53,IpRanges=[{CidrIp=10.0.0.0/8,Description=dns}] --output table; aws ec2 authorize-security-group-ingress --group-id $G --protocol all --source-group $G; aws ec2 revoke-security-group-ingress --group-id $G --protocol all --source-group $G; aws ec2 authorize-security-group-ingress --group-id $G --protocol tcp --port 22-25 --cidr 10.0.0.0/8',
  'V=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=mine --query Vpcs[0].VpcId --output text); aws ec2 create-tags --resources $V --tags Key=a,Value=1 Key=b,Value=; aws ec2 describe-tags --filters Name=resource-id,Values=$V --output table; aws ec2 delete-tags --resources $V --tags Key=a',
  'aws ec2 create-key-pair --key-name k --query KeyName; aws ec2 delete-key-pair --key-name k; aws ec2 delete-key-pair --key-name k',
  'S=$(aws ec2 describe-subnets --filters Name=cidr-block,Values=10.0.1.0/24 --query Subnets[0].SubnetId --output text); I=$(aws ec2 describe-instances --query Reservations[0].Instances[0].ImageId --output text); aws ec2 run-instances --image-id $I --instance-type t3.micro --subnet-id $S --count 1 --user-data "#!/bin/sh" --no-associate-public-ip-address --block-device-mappings "DeviceName=/dev/xvda,Ebs={VolumeSize=9,VolumeType=gp3,DeleteOnTermination=true}"',
  'I=$(aws ec2 describe-instances --filters Name=instance-type,Values=t3.micro --query Reservations[0].Instances[0].InstanceId --output text); aws ec2 wait instance-running --instance-ids $I; aws ec2 terminate-instances --instance-ids $I; aws ec2 wait instance-terminated --instance-ids $I; aws ec2 wait instance-running --instance-ids $I',
  'echo \'{"name":"/a/b","Name":"/a/b","Value":"c","Type":"String"}\' >in.json; aws ssm put-parameter --cli-input-json file://in.json; aws ssm put-parameter --name /a/b --value d --type String; aws ssm put-parameter --name /a/b --value d --type String --overwrite; aws ssm get-parameters-by-path --path /a --query Parameters[].Value; aws ssm delete-parameter --name /a/b',
  'aws eks update-addon --cluster-name myeks --addon-name vpc-cni --resolve-conflicts OVERWRITE --configuration-values \'{"env":{"WARM_IP_TARGET":"2"}}\' --query update.type; aws eks wait addon-active --cluster-name myeks --addon-name vpc-cni',
  'aws eks update-nodegroup-config --cluster-name myeks --nodegroup-name ng1 --scaling-config minSize=1,maxSize=4,desiredSize=3 --query update.params --output table',
  'printf "Parameters:\\n  Name: {Type: String}\\n  Other: {Type: String, Default: x}\\nResources:\\n  G:\\n    Type: AWS::EC2::SecurityGroup\\n    Properties: {GroupDescription: !Ref Name, VpcId: !Ref Other}\\n" >t.yaml; V=$(aws ec2 describe-vpcs --filters Name=tag:Name,Values=mine --query Vpcs[0].VpcId --output text); aws cloudformation deploy --stack-name s --template-file t.yaml --parameter-overrides Name=n Other=$V --tags a=b; sleep 2; aws cloudformation deploy --stack-name s --template-file t.yaml; sleep 2; aws cloudformation deploy --stack-name s --template-file t.yaml --no-fail-on-empty-changeset; aws cloudformation deploy --stack-name s --template-file t.yaml --parameter-overrides nope',
  'aws cloudformation delete-stack --stack-name s; sleep 2; aws cloudformation wait stack-delete-complete --stack-name s; aws cloudformation describe-stacks --stack-name s',
];

describeAgreement('changes', (agrees) => {
  test.each(changes)(
    '%s',
    async (line) => {
      await agrees(line);
    },
    90_000,
  );
});
