import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { createSubnet } from '../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../src/simulator/world/network/vpcs.ts';
import { awsTool, hasAwsCli } from './awsTool.ts';
import { startAwsSimulator } from './awsSimulator.ts';

let simulator: Simulator;
let aws: ReturnType<typeof awsTool>;
beforeAll(async () => {
  simulator = await startAwsSimulator(1000);
  aws = awsTool(simulator);
});
afterAll(() => simulator.dispose());

describe.skipIf(!hasAwsCli)('load balancers, by the AWS CLI', () => {
  test('a classic one is made, found by its VPC and its tags, and deleted', async () => {
    const { world } = simulator;
    const { id: vpcId } = createVpc(world, { cidr: '10.1.0.0/16', tags: {} });
    const { id } = createSubnet(world, { vpcId, cidr: '10.1.1.0/24', zone: world.zone('a'), tags: {} });
    const listener = 'Protocol=TCP,LoadBalancerPort=80,InstancePort=31234';
    const made = await aws(
      `elb create-load-balancer --load-balancer-name web --listeners ${listener} --subnets ${id} --scheme internal --tags Key=kubernetes.io/cluster/myeks,Value=owned`,
    );
    expect(JSON.parse(made.out)).toEqual({
      DNSName: expect.stringMatching(/^internal-web-\d+\.ap-northeast-2\.elb\.amazonaws\.com$/) as string,
    });
    const names = `elb describe-load-balancers --output text --query LoadBalancerDescriptions[?VPCId=='${vpcId}'].[LoadBalancerName,ListenerDescriptions[0].Listener.InstancePort]`;
    expect((await aws(names)).out).toBe('web\t31234\n');
    const tags = await aws('elb describe-tags --load-balancer-names web --query TagDescriptions[0].Tags');
    expect(JSON.parse(tags.out)).toEqual([{ Key: 'kubernetes.io/cluster/myeks', Value: 'owned' }]);
    const filter = 'Name=requester-id,Values=amazon-elb';
    const query = 'NetworkInterfaces[].[Description,RequesterManaged]';
    const enis = await aws(`ec2 describe-network-interfaces --filters ${filter} --query ${query} --output text`);
    expect(enis.out).toBe('ELB web\tTrue\n');
    await aws('elb delete-load-balancer --load-balancer-name web');
    expect((await aws('elb describe-load-balancers --load-balancer-names web')).error).toContain(
      "An error occurred (LoadBalancerNotFound) when calling the DescribeLoadBalancers operation: There is no ACTIVE Load Balancer named 'web'",
    );
  });

  test('an application balancer comes with a target group and a listener', async () => {
    const { world } = simulator;
    const { id: vpcId } = createVpc(world, { cidr: '10.2.0.0/16', tags: {} });
    const subnet = (number: number, letter: string) =>
      createSubnet(world, { vpcId, cidr: `10.2.${number}.0/24`, zone: world.zone(letter), tags: {} }).id;
    const subnets = `${subnet(1, 'a')} ${subnet(2, 'b')}`;
    const arnOf = async (command: string) => (await aws(`elbv2 ${command} --output text`)).out.trim();
    const balancer = await arnOf(
      `create-load-balancer --name app --scheme internal --subnets ${subnets} --query LoadBalancers[0].LoadBalancerArn`,
    );
    const group = await arnOf(
      `create-target-group --name pods --protocol HTTP --port 80 --vpc-id ${vpcId} --target-type ip --query TargetGroups[0].TargetGroupArn`,
    );
    const action = `Type=forward,TargetGroupArn=${group}`;
    await aws(
      `elbv2 create-listener --load-balancer-arn ${balancer} --protocol HTTP --port 80 --default-actions ${action}`,
    );
    const states = 'elbv2 describe-load-balancers --names app --query LoadBalancers[].[State.Code,Type] --output text';
    await expect.poll(() => aws(states).then(({ out }) => out)).toBe('active\tapplication\n');
    const listeners = `elbv2 describe-listeners --load-balancer-arn ${balancer} --query Listeners[].[Port,DefaultActions[0].Type] --output text`;
    expect((await aws(listeners)).out).toBe('80\tforward\n');
    expect((await aws(`elbv2 delete-target-group --target-group-arn ${group}`)).error).toContain('(ResourceInUse)');
    await aws(`elbv2 delete-load-balancer --load-balancer-arn ${balancer}`);
    expect((await aws(`elbv2 delete-target-group --target-group-arn ${group}`)).error).toBe('');
  });
});
