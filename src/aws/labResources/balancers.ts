import type { LabResource } from '../../domain/stack/labResource.ts';
import { awsCall } from '../awsCall.ts';
import type { AwsClients } from '../awsClients.ts';
import {
  classicLoadBalancing,
  describeClassicLoadBalancers,
  describeClassicTags,
} from '../otherServices/classicLoadBalancing.ts';
import {
  describeLoadBalancers,
  describeTags,
  describeTargetGroups,
  loadBalancing,
} from '../otherServices/loadBalancing.ts';
import { tagRecord } from '../tags.ts';
import { markedPages } from './markedPages.ts';
import type { Reader } from './reader.ts';

/** As many as one DescribeTags takes. */
const tagged = 20;

export const readClassicLoadBalancers: Reader = async (clients, _place, signal) => {
  const service = clients.other(classicLoadBalancing);
  const found = await markedPages('elasticloadbalancing:DescribeLoadBalancers', signal, async (Marker) => {
    const page = await service.send(describeClassicLoadBalancers, { Marker }, signal);
    return { items: page.LoadBalancerDescriptions ?? [], next: page.NextMarker };
  });
  const bare = found.map(({ LoadBalancerName = '', VPCId, CreatedTime }) => ({
    kind: 'classic-load-balancer' as const,
    id: LoadBalancerName,
    name: LoadBalancerName,
    vpcId: VPCId,
    createdAt: CreatedTime?.getTime(),
  }));
  return await withTags(bare, signal, async (LoadBalancerNames) => {
    const { TagDescriptions = [] } = await service.send(describeClassicTags, { LoadBalancerNames }, signal);
    return TagDescriptions.map(({ LoadBalancerName = '', Tags }) => [LoadBalancerName, Tags]);
  });
};

export const readLoadBalancers: Reader = async (clients, _place, signal) => {
  const service = clients.other(loadBalancing);
  const found = await markedPages('elasticloadbalancing:DescribeLoadBalancers', signal, async (Marker) => {
    const page = await service.send(describeLoadBalancers, { Marker }, signal);
    return { items: page.LoadBalancers ?? [], next: page.NextMarker };
  });
  const bare = found.map((balancer) => ({
    kind: 'load-balancer' as const,
    id: balancer.LoadBalancerArn ?? '',
    name: balancer.LoadBalancerName ?? '',
    vpcId: balancer.VpcId,
    type: balancer.Type,
    status: balancer.State?.Code,
    createdAt: balancer.CreatedTime?.getTime(),
  }));
  return await withTags(bare, signal, (arns) => tagsOf(clients, arns, signal));
};

export const readTargetGroups: Reader = async (clients, _place, signal) => {
  const service = clients.other(loadBalancing);
  const found = await markedPages('elasticloadbalancing:DescribeTargetGroups', signal, async (Marker) => {
    const page = await service.send(describeTargetGroups, { Marker }, signal);
    return { items: page.TargetGroups ?? [], next: page.NextMarker };
  });
  const bare = found.map(({ TargetGroupArn = '', TargetGroupName = '', VpcId }) => ({
    kind: 'target-group' as const,
    id: TargetGroupArn,
    name: TargetGroupName,
    vpcId: VpcId,
  }));
  return await withTags(bare, signal, (arns) => tagsOf(clients, arns, signal));
};

type Tagged = readonly [id: string, tags: Parameters<typeof tagRecord>[0]];

async function tagsOf(
  clients: AwsClients,
  ResourceArns: readonly string[],
  signal: AbortSignal,
): Promise<readonly Tagged[]> {
  const { TagDescriptions = [] } = await clients.other(loadBalancing).send(describeTags, { ResourceArns }, signal);
  return TagDescriptions.map(({ ResourceArn = '', Tags }) => [ResourceArn, Tags]);
}

async function withTags(
  bare: readonly Omit<LabResource, 'tags'>[],
  signal: AbortSignal,
  read: (ids: readonly string[]) => Promise<readonly Tagged[]>,
): Promise<readonly LabResource[]> {
  const tags = new Map<string, LabResource['tags']>();
  for (let start = 0; start < bare.length; start += tagged) {
    const ids = bare.slice(start, start + tagged).map(({ id }) => id);
    const described = await awsCall('elasticloadbalancing:DescribeTags', signal, () => read(ids));
    for (const [id, its] of described) tags.set(id, tagRecord(its));
  }
  return bare.map((each) => ({ ...each, tags: tags.get(each.id) ?? {} }));
}
