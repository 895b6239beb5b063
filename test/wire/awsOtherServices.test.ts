import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { createSubnet } from '../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../src/simulator/world/network/vpcs.ts';
import { awsTool, hasAwsCli } from './awsTool.ts';
import { askForFaults, startAwsSimulator } from './awsSimulator.ts';

let simulator: Simulator;
let aws: ReturnType<typeof awsTool>;
beforeAll(async () => {
  simulator = await startAwsSimulator(Infinity);
  aws = awsTool(simulator);
});
afterAll(() => simulator.dispose());

describe.skipIf(!hasAwsCli)('by the AWS CLI', () => {
  test('log groups are made, found by prefix, and deleted', async () => {
    const name = '/aws/eks/myeks/cluster';
    await aws(`logs create-log-group --log-group-name ${name}`);
    await aws(`logs put-retention-policy --log-group-name ${name} --retention-in-days 7`);
    const list = 'logs describe-log-groups --log-group-name-prefix /aws/eks/ --output text';
    const query = '--query logGroups[].[logGroupName,retentionInDays]';
    expect((await aws(`${list} ${query}`)).out).toBe(`${name}\t7\n`);
    expect((await aws(`logs create-log-group --log-group-name ${name}`)).error).toContain(
      '(ResourceAlreadyExistsException) when calling the CreateLogGroup operation: The specified log group already exists',
    );
    await aws(`logs delete-log-group --log-group-name ${name}`);
    expect((await aws(`logs delete-log-group --log-group-name ${name}`)).error).toContain(
      '(ResourceNotFoundException) when calling the DeleteLogGroup operation: The specified log group does not exist.',
    );
  });

  test('the quota of vCPUs can be read, and is what launches are held to', async () => {
    const value = () =>
      aws(
        'service-quotas get-service-quota --service-code ec2 --quota-code L-1216C47A --query Quota.[QuotaName,Value] --output text',
      );
    expect((await value()).out).toMatch(/^Running On-Demand Standard \(A, C, D, H, I, M, R, T, Z\) instances\t\d+/);
    await askForFaults(simulator, { quota: { code: 'L-1216C47A', value: 5 } });
    expect((await value()).out).toMatch(/\t5(\.0)?\n$/);
    await askForFaults(simulator, { quota: { code: 'L-1216C47A', value: 2560 } });
    expect((await aws('service-quotas get-service-quota --service-code ec2 --quota-code L-0')).error).toContain(
      '(NoSuchResourceException)',
    );
  });

  test('a node group has a scaling group, which replaces what is taken from it', async () => {
    const { world, eks } = simulator;
    const { id: vpcId } = createVpc(world, { cidr: '192.168.0.0/16', tags: {} });
    const subnetIds = ['a', 'b'].map(
      (letter, index) =>
        createSubnet(world, {
          vpcId,
          cidr: `192.168.${index}.0/24`,
          zone: world.zone(letter),
          mapPublicIpOnLaunch: true,
          tags: {},
        }).id,
    );
    const roleArn = 'arn:aws:iam::111122223333:role/eks';
    eks.createCluster({ name: 'myeks', roleArn, subnetIds });
    await expect.poll(() => world.clusters.get('myeks')?.status).toBe('ACTIVE');
    const scaling = { min: 1, max: 3, desired: 2 };
    eks.createNodegroup('myeks', { name: 'ng1', nodeRoleArn: roleArn, subnetIds, scaling });
    const nodegroup = () => world.clusters.get('myeks')?.nodegroups.get('ng1');
    await expect.poll(() => nodegroup()?.status).toBe('ACTIVE');
    const describe = `autoscaling describe-auto-scaling-groups --filters Name=tag:eks:nodegroup-name,Values=ng1 --output json`;
    const { out } = await aws(describe);
    const { AutoScalingGroups } = JSON.parse(out) as {
      AutoScalingGroups: {
        AutoScalingGroupName: string;
        DesiredCapacity: number;
        Instances: { InstanceId: string; LifecycleState: string }[];
      }[];
    };
    const [group] = AutoScalingGroups;
    expect(group).toMatchObject({
      AutoScalingGroupName: nodegroup()?.autoScalingGroupName,
      MinSize: 1,
      MaxSize: 3,
      DesiredCapacity: 2,
      VPCZoneIdentifier: subnetIds.join(','),
    });
    const [first = '', second] = group?.Instances.map(({ InstanceId }) => InstanceId) ?? [];
    await aws(
      `autoscaling terminate-instance-in-auto-scaling-group --instance-id ${first} --no-should-decrement-desired-capacity`,
    );
    await expect.poll(() => nodegroup()?.instanceIds.length).toBe(2);
    expect(nodegroup()?.instanceIds).toContain(second);
    expect(nodegroup()?.instanceIds).not.toContain(first);
    const name = group?.AutoScalingGroupName ?? '';
    const resize = `autoscaling set-desired-capacity --auto-scaling-group-name ${name} --desired-capacity`;
    expect((await aws(`${resize} 4`)).error).toContain(
      'New SetDesiredCapacity value 4 is above max value 3 for the AutoScalingGroup.',
    );
    await aws(`${resize} 3`);
    await expect.poll(() => nodegroup()?.instanceIds.length).toBe(3);
  });

  test('a launch where there is no capacity says where there is', async () => {
    const { world } = simulator;
    const [subnet] = world.subnets.values();
    await askForFaults(simulator, { exhaust: { instanceType: 't3.small', zone: 'ap-northeast-2a' } });
    const parameter = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';
    const image = await aws(`ssm get-parameter --name ${parameter} --query Parameter.Value --output text`);
    const run = `ec2 run-instances --image-id ${image.out.trim()} --instance-type t3.small --subnet-id ${subnet?.id}`;
    expect((await aws(run)).error).toMatch(
      /InsufficientInstanceCapacity\) when calling the RunInstances operation.*We currently do not have sufficient t3\.small capacity in the Availability Zone you requested \(ap-northeast-2a\)/,
    );
    await askForFaults(simulator, { exhaust: { instanceType: 't3.small', zone: 'ap-northeast-2a', exhausted: false } });
    expect(JSON.parse((await aws(run)).out)).toMatchObject({ Instances: [{ InstanceType: 't3.small' }] });
  });
});
