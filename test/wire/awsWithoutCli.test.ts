import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awsCommandsOfChapters } from './awsLines.ts';
import { hasAwsCli } from './awsTool.ts';
import { AwsTwins } from './awsTwins.ts';

if (!hasAwsCli) process.stdout.write('skipped: no aws on the PATH\n');

/** What is asked of the lab as it is: nothing changes by it. */
const questions = `
sts get-caller-identity
sts get-caller-identity --query Account --output text
sts get-caller-identity --output table
ec2 describe-instances
ec2 describe-instances --output text
ec2 describe-instances --output table
ec2 describe-instances --filter Name=instance-state-name,Values=running --query Reservations[].Instances[].InstanceId
ec2 describe-instances --instance-ids i-1
ec2 describe-network-interfaces --output table
ec2 describe-network-interfaces --max-items 2
ec2 describe-network-interfaces --max-items 2 --output text
ec2 describe-network-interfaces --page-size 5 --query NetworkInterfaces[].NetworkInterfaceId --output text
ec2 describe-network-interfaces --no-paginate --max-results 5
ec2 describe-network-interfaces --max-items 2 --starting-token eyJOZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==
ec2 describe-route-tables --output table
ec2 describe-security-groups --filters Name=group-name,Values=*ng1* --query SecurityGroups[*].[GroupId] --output text
ec2 describe-subnets --query 'Subnets[].[SubnetId,CidrBlock]' --out table
ec2 describe-instance-types --instance-types t3.medium
ec2 describe-instance-types --filters '[{"Name":"instance-type","Values":["t3.*"]}]' --query 'sort_by(InstanceTypes,&InstanceType)[].InstanceType'
ec2 describe-vpcs --dry-run
ec2 describe-vpcs --dry-run --no-dry-run --query Vpcs[].CidrBlock
ec2 describe-vpcs --vpc-ids vpc-nope
ec2 describe-vpn-gateways
eks list-clusters --output text
eks describe-cluster --name myeks
eks describe-cluster --name myeks --output text
eks describe-cluster --name nope
eks describe-addon --cluster-name myeks --addon-name vpc-cni --output table
eks describe-nodegroup --cluster-name myeks --nodegroup-name ng1
eks describe-addon-versions --addon-name vpc-cni
eks wait cluster-active --name myeks
eks wait cluster-active --name nope
eks wait nodegroup-deleted --cluster-name myeks --nodegroup-name nope
eks wait
eks get-token --cluster-name myeks
eks update-kubeconfig --name myeks --kubeconfig kc --alias lab
eks update-kubeconfig --name myeks --kubeconfig kc --dry-run
eks update-kubeconfig --name nope
cloudformation describe-stacks --stack-name myeks
cloudformation describe-stacks --stack-name myeks --output table
cloudformation describe-stacks --stack-name nope
cloudformation describe-stack-events --stack-name myeks --max-items 3
cloudformation describe-stack-resources --stack-name myeks
cloudformation list-stack-resources --stack-name myeks --output text
cloudformation list-stacks --stack-status-filter CREATE_COMPLETE
cloudformation get-template --stack-name myeks
cloudformation validate-template --template-body file://nope.yaml
cloudformation validate-template --template-body '{"Resources":{}}'
cloudformation wait stack-exists --stack-name myeks
cloudformation wait stack-create-complete --stack-name nope
ssm describe-parameters
ssm get-parameter --name nope
iam list-roles --output table
iam list-roles --max-items 1
iam get-role --role-name nope
elbv2 describe-load-balancers
elb describe-load-balancers
autoscaling describe-auto-scaling-groups --output text
logs describe-log-groups
service-quotas list-service-quotas --service-code vpc
configure list
configure get region
`;

/** What the CLI does not take. */
const mistakes = `
ec2
eks describe-cluster
ec2 describe-instances --foo
ec2 describe-instances foo --bar baz
ec2 describe-instances --filters a=b
ec2 describe-instances --filters Name=x,Values=1,Name=y
ec2 describe-instances --filters '{"Name":'
ec2 describe-instances --filters '[{"Name":"vpc-id" "a"}]'
ec2 describe-instances --max-items x
ec2 describe-instances --profile nope
ec2 describe-instances --page-size 5 --no-p
ec2 describe-vpc-attribute --vpc-id x --attribute enableDnsSupport --region
ec2 authorize-security-group-ingress --group-id sg-1 --protocol nope
ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port a
ec2 run-instances --count x
ec2 create-tags --resources a
ec2 modify-subnet-attribute --subnet-id x --map-public-ip-on-launch --no-map-public-ip-on-launch
eks create-nodegroup --cluster-name x --nodegroup-name y
eks create-nodegroup --cluster-name x --nodegroup-name y --subnets a --node-role b --scaling-config foo=bar
eks create-nodegroup --cluster-name x --nodegroup-name y --subnets a --node-role b --scaling-config minSize=x
eks get-token
eks update-kubeconfig
cloudformation deploy --stack-name x
cloudformation deploy --stack-name x --template-file nope
configure get
configure set region
`;

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

const lines = (text: string) => text.trim().split('\n');

describe.skipIf(!hasAwsCli)(
  'aws without the AWS CLI: both streams and the exit status are those of the AWS CLI',
  () => {
    let twins: AwsTwins;
    beforeAll(async () => {
      twins = await AwsTwins.start('--deployed');
    }, 60_000);
    afterAll(() => twins.stop());

    const agrees = async (line: string) => {
      const { real, ours } = await twins.run(line);
      expect(ours).toEqual(real);
      return real;
    };

    test.each(lines(questions))('aws %s', async (line) => {
      const { code, out, err } = await agrees(`aws ${line}`);
      expect(code === 0 ? err : out).toBe('');
    });

    test.each(lines(mistakes))('refused: aws %s', async (line) => {
      const { code, out, err } = await agrees(`aws ${line}`);
      expect(code).toBeGreaterThan(0);
      expect(out + err).not.toBe('');
    });

    test.each([
      'AWS_ACCESS_KEY_ID= aws sts get-caller-identity',
      'AWS_ENDPOINT_URL=http://127.0.0.1:1 aws ec2 describe-vpcs',
      'AWS_ENDPOINT_URL=http://127.0.0.1:1 aws eks describe-cluster --name x',
      'unset AWS_REGION AWS_DEFAULT_REGION; aws ec2 describe-vpcs',
      'printf "[default]\\noutput = text\\ncli_timestamp_format = iso8601\\n[profile p]\\nregion = eu-west-1\\n" >c; export AWS_CONFIG_FILE=c; aws eks describe-cluster --name myeks --query cluster.createdAt; aws configure get region --profile p; unset AWS_REGION AWS_DEFAULT_REGION; aws configure set region us-east-1; cat c',
    ])('%s', async (line) => {
      await agrees(line);
    });

    test.each(changes)(
      '%s',
      async (line) => {
        await agrees(line);
      },
      90_000,
    );

    const chapters = awsCommandsOfChapters();
    test('there are commands in the chapters', () => {
      expect(chapters.length).toBeGreaterThan(15);
    });

    test.each(chapters)(
      'chapter: %s',
      async (line) => {
        // Deleting takes a moment, and the CLI asks only twice a minute.
        const pause = line.includes('wait stack-delete-complete') ? 'sleep 8; ' : '';
        const variables =
          'VPCID=$(aws eks describe-cluster --name $CLUSTER_NAME --query cluster.resourcesVpcConfig.vpcId --output text 2>/dev/null); KEYID=$(aws ec2 describe-key-pairs --query KeyPairs[0].KeyPairId --output text); NGSGID=$(aws ec2 describe-security-groups --filters "Name=group-name,Values=*ng1*" --query SecurityGroups[0].GroupId --output text)';
        await agrees(`${variables}; ${pause}${line}`);
      },
      90_000,
    );
  },
);
