import { expect, test } from 'vitest';
import { describeAgreement } from './agreement.ts';

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

describeAgreement('questions', (agrees) => {
  test.each(questions.trim().split('\n'))('aws %s', async (line) => {
    const { code, out, err } = await agrees(`aws ${line}`);
    expect(code === 0 ? err : out).toBe('');
  });
});
