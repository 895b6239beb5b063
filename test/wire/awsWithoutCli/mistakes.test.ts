import { expect, test } from 'vitest';
import { describeAgreement } from './agreement.ts';

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

/** What is wrong around it. */
const surroundings = [
  'AWS_ACCESS_KEY_ID= aws sts get-caller-identity',
  'AWS_ENDPOINT_URL=http://127.0.0.1:1 aws ec2 describe-vpcs',
  'AWS_ENDPOINT_URL=http://127.0.0.1:1 aws eks describe-cluster --name x',
  'unset AWS_REGION AWS_DEFAULT_REGION; aws ec2 describe-vpcs',
  'printf "[default]\\noutput = text\\ncli_timestamp_format = iso8601\\n[profile p]\\nregion = eu-west-1\\n" >c; export AWS_CONFIG_FILE=c; aws eks describe-cluster --name myeks --query cluster.createdAt; aws configure get region --profile p; unset AWS_REGION AWS_DEFAULT_REGION; aws configure set region us-east-1; cat c',
];

describeAgreement('mistakes', (agrees) => {
  test.each(mistakes.trim().split('\n'))('refused: aws %s', async (line) => {
    const { code, out, err } = await agrees(`aws ${line}`);
    expect(code).toBeGreaterThan(0);
    expect(out + err).not.toBe('');
  });

  test.each(surroundings)('%s', async (line) => {
    await agrees(line);
  });
});
