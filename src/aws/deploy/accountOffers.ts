import {
  CreateVpcCommand,
  DescribeAvailabilityZonesCommand,
  DescribeKeyPairsCommand,
  DescribeRegionsCommand,
  paginateDescribeInstanceTypeOfferings,
  paginateDescribeVpcs,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { paginateDescribeClusterVersions } from '@aws-sdk/client-eks';
import { LabError } from '../../base/errors.ts';
import type { AccountOffers } from '../../ports/deployCloud.ts';
import { awsCall } from '../awsCall.ts';
import type { AwsClients } from '../awsClients.ts';
import { errorCode } from '../awsErrors.ts';
import { askIdentity } from '../identity.ts';
import { getServiceQuota, serviceQuotas } from '../otherServices/serviceQuotas.ts';
import { allPages } from '../pages.ts';
import { ownAddress } from './ownAddress.ts';

/** Of offerings a page has a thousand at most; a region has a few thousand. */
const offeringsPage = 1000;
/** An image that every region has, for asking whether an instance of it might be started. */
const anyImage = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';

/** What an account offers and allows. */
export function accountOffers(clients: AwsClients): AccountOffers {
  return {
    caller: (signal) => askIdentity(clients, signal),
    keyPairs: (signal) =>
      awsCall('ec2:DescribeKeyPairs', signal, async () => {
        const { KeyPairs = [] } = await clients.ec2.send(new DescribeKeyPairsCommand({}), { abortSignal: signal });
        return KeyPairs.flatMap(({ KeyName }) => KeyName ?? []).toSorted();
      }),
    zones: (signal) =>
      awsCall('ec2:DescribeAvailabilityZones', signal, async () => {
        const { AvailabilityZones = [] } = await clients.ec2.send(new DescribeAvailabilityZonesCommand({}), {
          abortSignal: signal,
        });
        return AvailabilityZones.filter(
          ({ State, ZoneType }) => State === 'available' && (ZoneType ?? 'availability-zone') === 'availability-zone',
        )
          .map(({ ZoneName: name = '', ZoneId: id = '' }) => ({ name, id }))
          .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
      }),
    typeOfferings: (signal) => typeOfferings(clients, signal),
    clusterVersions: async (signal) => {
      const found = await allPages(
        'eks:DescribeClusterVersions',
        signal,
        paginateDescribeClusterVersions({ client: clients.eks }, {}, { abortSignal: signal }),
        (page) => page.clusterVersions,
      );
      return found.map((each) => ({
        version: each.clusterVersion ?? '',
        status: each.versionStatus ?? '',
        isDefault: each.defaultVersion ?? false,
        standardEnds: each.endOfStandardSupportDate?.getTime(),
        extendedEnds: each.endOfExtendedSupportDate?.getTime(),
      }));
    },
    quota: (service, code, signal) =>
      awsCall('servicequotas:GetServiceQuota', signal, async () => {
        const request = { ServiceCode: service, QuotaCode: code };
        const { Quota } = await clients.other(serviceQuotas).send(getServiceQuota, request, signal);
        if (Quota?.Value === undefined) throw new LabError('not-found', `${service} ${code}`);
        return Quota.Value;
      }),
    vpcCount: async (signal) => {
      const found = await allPages(
        'ec2:DescribeVpcs',
        signal,
        paginateDescribeVpcs({ client: clients.ec2 }, {}, { abortSignal: signal }),
        (page) => page.Vpcs,
      );
      return found.length;
    },
    isRegionEnabled: (signal) =>
      awsCall('ec2:DescribeRegions', signal, async () => {
        const request = new DescribeRegionsCommand({ RegionNames: [clients.settings.region], AllRegions: true });
        const { Regions = [] } = await clients.ec2.send(request, { abortSignal: signal });
        return Regions[0]?.OptInStatus !== 'not-opted-in';
      }),
    async mayCreate(signal) {
      const vpc = new CreateVpcCommand({ CidrBlock: '192.168.0.0/16', DryRun: true });
      const machine = new RunInstancesCommand({
        ImageId: anyImage,
        InstanceType: 't3.medium',
        MinCount: 1,
        MaxCount: 1,
        DryRun: true,
      });
      await dryRun('ec2:CreateVpc', () => clients.ec2.send(vpc, { abortSignal: signal }), signal);
      await dryRun('ec2:RunInstances', () => clients.ec2.send(machine, { abortSignal: signal }), signal);
    },
    ownAddress: (signal) => ownAddress(clients.settings.addressService, signal),
  };
}

async function typeOfferings(
  { ec2 }: Pick<AwsClients, 'ec2'>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await allPages(
    'ec2:DescribeInstanceTypeOfferings',
    signal,
    paginateDescribeInstanceTypeOfferings(
      { client: ec2, pageSize: offeringsPage },
      { LocationType: 'availability-zone' },
      { abortSignal: signal },
    ),
    (page) => page.InstanceTypeOfferings,
  );
  const zones = new Map<string, string[]>();
  for (const { InstanceType: type, Location: zone } of found) {
    if (type === undefined || zone === undefined) continue;
    const those = zones.get(type);
    if (those === undefined) zones.set(type, [zone]);
    else those.push(zone);
  }
  return zones;
}

/** EC2 answers a dry run with an error either way: the one that it would have been done is the good one. */
async function dryRun(action: string, ask: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  try {
    await awsCall(action, signal, ask);
  } catch (error) {
    if (error instanceof LabError && errorCode(error.cause) === 'DryRunOperation') return;
    throw error;
  }
}
