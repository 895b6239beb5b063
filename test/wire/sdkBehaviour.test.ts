import { AlreadyExistsException, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeVpcsCommand, EC2Client, EC2ServiceException } from '@aws-sdk/client-ec2';
import {
  CreateAddonCommand,
  CreateClusterCommand,
  CreateNodegroupCommand,
  DeleteAddonCommand,
  DeleteClusterCommand,
  DeleteNodegroupCommand,
  DescribeClusterCommand,
  EKSClient,
  InvalidParameterException,
  paginateDescribeClusterVersions,
  paginateListAddons,
  paginateListClusters,
  paginateListNodegroups,
  ResourceInUseException,
  ResourceNotFoundException,
  waitUntilAddonActive,
  waitUntilAddonDeleted,
  waitUntilClusterActive,
  waitUntilClusterDeleted,
  waitUntilNodegroupActive,
  waitUntilNodegroupDeleted,
} from '@aws-sdk/client-eks';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { createSubnet } from '../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../src/simulator/world/network/vpcs.ts';
import { askForFaults, sdkClients, startAwsSimulator } from './awsSimulator.ts';

let simulator: Simulator;
let subnetIds: string[];
let eks: EKSClient;
let clients: ReturnType<typeof sdkClients>;
const cluster = { clusterName: 'myeks' };
const waiting = { maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
const roleArn = 'arn:aws:iam::111122223333:role/of-this-test';

beforeAll(async () => {
  simulator = await startAwsSimulator(5000);
  clients = sdkClients(simulator);
  ({ eks } = clients);
  const { world } = simulator;
  const { id: vpcId } = createVpc(world, { cidr: '192.168.0.0/16', tags: {} });
  subnetIds = ['a', 'b'].map(
    (zone, index) =>
      createSubnet(world, {
        vpcId,
        cidr: `192.168.${index + 1}.0/24`,
        zone: world.zone(zone),
        mapPublicIpOnLaunch: true,
        tags: {},
      }).id,
  );
});
afterAll(() => simulator.dispose());

/** Options of a client that tries again, as a program of somebody else's has them. */
function trying(retryMode: 'adaptive' | 'standard', maxAttempts: number) {
  const { endpoint, region, accessKeyId, secretAccessKey } = simulator;
  return { endpoint, region, retryMode, maxAttempts, credentials: { accessKeyId, secretAccessKey } };
}

const createCluster = new CreateClusterCommand({
  name: 'myeks',
  roleArn,
  resourcesVpcConfig: {
    get subnetIds() {
      return subnetIds;
    },
  },
});

async function pages<Page>(paginator: AsyncIterable<Page>, of: (page: Page) => readonly unknown[] | undefined) {
  const found: unknown[][] = [];
  for await (const page of paginator) found.push([...(of(page) ?? [])]);
  return found;
}

describe('waiters of EKS end with what they wait for', () => {
  test('a cluster, add-ons and a node group become active', async () => {
    await eks.send(createCluster);
    expect((await waitUntilClusterActive({ client: eks, ...waiting }, { name: 'myeks' })).state).toBe('SUCCESS');
    for (const addonName of ['vpc-cni', 'kube-proxy']) {
      await eks.send(new CreateAddonCommand({ ...cluster, addonName }));
      const { state } = await waitUntilAddonActive({ client: eks, ...waiting }, { ...cluster, addonName });
      expect(state).toBe('SUCCESS');
    }
    for (const nodegroupName of ['ng1', 'ng2']) {
      const scalingConfig = { minSize: 1, maxSize: 1, desiredSize: 1 };
      const group = { ...cluster, nodegroupName };
      await eks.send(new CreateNodegroupCommand({ ...group, nodeRole: roleArn, subnets: subnetIds, scalingConfig }));
      expect((await waitUntilNodegroupActive({ client: eks, ...waiting }, group)).state).toBe('SUCCESS');
    }
  });
});

describe('paginators', () => {
  test('of EKS go through every page once', async () => {
    const paging = { client: eks, pageSize: 1 };
    // The SDK keeps the token in the input it is given, so each paginator gets one of its own.
    expect(await pages(paginateListAddons(paging, { ...cluster }), ({ addons }) => addons)).toEqual([
      ['kube-proxy'],
      ['vpc-cni'],
    ]);
    expect(await pages(paginateListNodegroups(paging, { ...cluster }), ({ nodegroups }) => nodegroups)).toEqual([
      ['ng1'],
      ['ng2'],
    ]);
    expect(await pages(paginateListClusters(paging, {}), ({ clusters }) => clusters)).toEqual([['myeks']]);
    const versions = await pages(
      paginateDescribeClusterVersions({ client: eks, pageSize: 2 }, {}),
      (page) => page.clusterVersions,
    );
    expect(versions.every((page) => page.length <= 2)).toBe(true);
    expect(versions.flat().length).toBeGreaterThan(3);
  });
});

describe('errors are of the types that the SDK has for them', () => {
  test('of EKS', async () => {
    await expect(eks.send(new DescribeClusterCommand({ name: 'nope' }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    await expect(eks.send(createCluster)).rejects.toBeInstanceOf(ResourceInUseException);
    const unknown = new CreateAddonCommand({ ...cluster, addonName: 'nope' });
    await expect(eks.send(unknown)).rejects.toBeInstanceOf(InvalidParameterException);
    await expect(eks.send(new DeleteClusterCommand({ name: 'myeks' }))).rejects.toMatchObject({
      name: 'ResourceInUseException',
      $fault: 'client',
      $metadata: { httpStatusCode: 409, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
    });
  });

  test('of CloudFormation', async () => {
    const create = new CreateStackCommand({
      StackName: 'twice',
      TemplateBody: JSON.stringify({ Resources: { Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' } } }),
    });
    await clients.cloudformation.send(create);
    await expect(clients.cloudformation.send(create)).rejects.toBeInstanceOf(AlreadyExistsException);
    await expect(clients.cloudformation.send(new DescribeStacksCommand({ StackName: 'nope' }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id nope does not exist',
    });
  });

  test('of EC2, which has one type and codes', async () => {
    const unknown = clients.ec2.send(new DescribeVpcsCommand({ VpcIds: ['vpc-0123456789abcdef0'] }));
    await expect(unknown).rejects.toBeInstanceOf(EC2ServiceException);
    await expect(unknown).rejects.toMatchObject({ name: 'InvalidVpcID.NotFound', $metadata: { httpStatusCode: 400 } });
  });
});

describe('a client tries again', () => {
  test.each(['standard', 'adaptive'] as const)('%s: EC2 and EKS, that are asked too often', async (mode) => {
    const ec2 = new EC2Client(trying(mode, 4));
    await askForFaults(simulator, { throttle: { operation: 'DescribeVpcs', times: 2 } });
    expect((await ec2.send(new DescribeVpcsCommand({}))).$metadata).toMatchObject({ attempts: 3, httpStatusCode: 200 });
    await askForFaults(simulator, { throttle: { operation: 'DescribeCluster', times: 1 } });
    const client = new EKSClient(trying(mode, 4));
    expect((await client.send(new DescribeClusterCommand({ name: 'myeks' }))).$metadata.attempts).toBe(2);
  });

  test('a service in trouble', async () => {
    const sts = new STSClient(trying('standard', 3));
    await askForFaults(simulator, { break: { operation: 'GetCallerIdentity', times: 2 } });
    expect((await sts.send(new GetCallerIdentityCommand({}))).$metadata.attempts).toBe(3);
  });

  test('and gives up after its attempts, with the error of the last', async () => {
    await askForFaults(simulator, { throttle: { operation: 'DescribeVpcs', times: 5 } });
    await expect(new EC2Client(trying('standard', 3)).send(new DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: 'RequestLimitExceeded',
      $metadata: { attempts: 3, httpStatusCode: 503 },
    });
    await askForFaults(simulator, { throttle: { operation: 'DescribeVpcs', times: 0 } });
  });

  test('but not what it may not do', async () => {
    const sts = new STSClient({
      ...trying('adaptive', 5),
      credentials: { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'x' },
    });
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
      $metadata: { attempts: 1 },
    });
  });
});

describe('waiters see the end of things too', () => {
  test('an add-on, node groups and the cluster are gone', async () => {
    await eks.send(new DeleteAddonCommand({ ...cluster, addonName: 'kube-proxy' }));
    const addon = await waitUntilAddonDeleted({ client: eks, ...waiting }, { ...cluster, addonName: 'kube-proxy' });
    expect(addon.state).toBe('SUCCESS');
    for (const nodegroupName of ['ng1', 'ng2']) {
      await eks.send(new DeleteNodegroupCommand({ ...cluster, nodegroupName }));
      const gone = await waitUntilNodegroupDeleted({ client: eks, ...waiting }, { ...cluster, nodegroupName });
      expect(gone.state).toBe('SUCCESS');
    }
    await eks.send(new DeleteClusterCommand({ name: 'myeks' }));
    expect((await waitUntilClusterDeleted({ client: eks, ...waiting }, { name: 'myeks' })).state).toBe('SUCCESS');
  });
});
