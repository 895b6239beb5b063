import {
  AuthorizeSecurityGroupIngressCommand,
  paginateDescribeSecurityGroups,
  type IpPermission,
} from '@aws-sdk/client-ec2';
import type { IngressRule } from '../domain/securityGroup/ingress.ts';
import type { SecurityGroup } from '../ports/cloud.ts';
import { awsCall } from './awsCall.ts';
import type { AwsClients } from './awsClients.ts';
import { errorCode } from './awsErrors.ts';
import { allPages, inFilters } from './pages.ts';

/** Security groups with what they let in from IPv4 blocks and other groups; those that are no more are left out. */
export async function describeSecurityGroups(
  { ec2 }: AwsClients,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly SecurityGroup[]> {
  const found: SecurityGroup[] = [];
  for (const filter of inFilters('group-id', ids)) {
    const pages = paginateDescribeSecurityGroups({ client: ec2 }, { Filters: [filter] }, { abortSignal: signal });
    const groups = await allPages('ec2:DescribeSecurityGroups', signal, pages, ({ SecurityGroups }) => SecurityGroups);
    for (const { GroupId = '', GroupName = '', IpPermissions = [] } of groups)
      found.push({ id: GroupId, name: GroupName, ingress: IpPermissions.flatMap(rulesOf) });
  }
  return found;
}

/** Lets a group take something in; that it does so already is no error. */
export async function allowIngress(
  { ec2 }: AwsClients,
  GroupId: string,
  { protocol, ports, from }: IngressRule,
  signal: AbortSignal,
): Promise<void> {
  const permission: IpPermission = {
    IpProtocol: protocol,
    ...(ports !== undefined && { FromPort: ports[0], ToPort: ports[1] }),
    ...('cidr' in from ? { IpRanges: [{ CidrIp: from.cidr }] } : { UserIdGroupPairs: [{ GroupId: from.groupId }] }),
  };
  const command = new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission] });
  await awsCall('ec2:AuthorizeSecurityGroupIngress', signal, async () => {
    try {
      await ec2.send(command, { abortSignal: signal });
    } catch (error) {
      if (errorCode(error) !== 'InvalidPermission.Duplicate') throw error;
    }
  });
}

function rulesOf({ IpProtocol = '-1', FromPort, ToPort, IpRanges = [], UserIdGroupPairs = [] }: IpPermission) {
  const ports = FromPort === undefined || ToPort === undefined ? undefined : ([FromPort, ToPort] as const);
  const sources: readonly IngressRule['from'][] = [
    ...IpRanges.flatMap(({ CidrIp }) => (CidrIp === undefined ? [] : [{ cidr: CidrIp }])),
    ...UserIdGroupPairs.flatMap(({ GroupId }) => (GroupId === undefined ? [] : [{ groupId: GroupId }])),
  ];
  return sources.map((from): IngressRule => ({ protocol: IpProtocol, ports, from }));
}
