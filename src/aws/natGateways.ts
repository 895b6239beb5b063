import { paginateDescribeNatGateways } from '@aws-sdk/client-ec2';
import type { NatGateway } from '../ports/cloud.ts';
import type { AwsClients } from './awsClients.ts';
import { allPages } from './pages.ts';

/** The NAT gateways of a VPC that take traffic. */
export async function describeNatGateways(
  { ec2 }: AwsClients,
  vpcId: string,
  signal: AbortSignal,
): Promise<readonly NatGateway[]> {
  const found = await allPages(
    'ec2:DescribeNatGateways',
    signal,
    paginateDescribeNatGateways(
      { client: ec2 },
      { Filter: [{ Name: 'vpc-id', Values: [vpcId] }] },
      { abortSignal: signal },
    ),
    ({ NatGateways }) => NatGateways,
  );
  return found.flatMap(({ NatGatewayId: id, SubnetId: subnetId, State, NatGatewayAddresses = [] }) => {
    const main = NatGatewayAddresses.find(({ IsPrimary }) => IsPrimary === true) ?? NatGatewayAddresses[0];
    const address = main?.PrivateIp;
    if (State !== 'available' || id === undefined || subnetId === undefined || address === undefined) return [];
    return [{ id, subnetId, address, publicAddress: main?.PublicIp }];
  });
}
