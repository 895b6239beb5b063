import { awsCall } from '../awsCall.ts';
import { errorCode } from '../awsErrors.ts';
import { getOidcProvider, iam, listOidcProviders } from '../otherServices/iam.ts';
import { describeLogGroups, logs } from '../otherServices/logs.ts';
import { tagRecord } from '../tags.ts';
import { markedPages } from './markedPages.ts';
import type { Reader } from './reader.ts';

/** The OIDC providers of EKS clusters in this region; IAM's own list names no tags. */
export const readOidcProviders: Reader = async (clients, { region }, signal) => {
  const service = clients.other(iam);
  const { OpenIDConnectProviderList = [] } = await awsCall('iam:ListOpenIDConnectProviders', signal, () =>
    service.send(listOidcProviders, {}, signal),
  );
  const arns = OpenIDConnectProviderList.flatMap(({ Arn }) => Arn ?? []).filter((arn) =>
    arn.includes(`/oidc.eks.${region}.`),
  );
  const found = arns.map((arn) =>
    awsCall('iam:GetOpenIDConnectProvider', signal, async () => {
      try {
        const { Tags, CreateDate } = await service.send(getOidcProvider, { OpenIDConnectProviderArn: arn }, signal);
        const name = arn.split('/').at(-1) ?? arn;
        return [
          { kind: 'oidc-provider' as const, id: arn, name, tags: tagRecord(Tags), createdAt: CreateDate?.getTime() },
        ];
      } catch (error) {
        if (errorCode(error) === 'NoSuchEntity') return [];
        throw error;
      }
    }),
  );
  return (await Promise.all(found)).flat();
};

/** Log groups whose names begin as the cluster's do. */
export const readLogGroups: Reader = async (clients, { clusterName }, signal) => {
  const service = clients.other(logs);
  const found = ['/aws/eks/', '/aws/containerinsights/'].map((start) =>
    markedPages('logs:DescribeLogGroups', signal, async (nextToken) => {
      const logGroupNamePrefix = `${start}${clusterName}`;
      const page = await service.send(describeLogGroups, { logGroupNamePrefix, nextToken }, signal);
      return { items: page.logGroups ?? [], next: page.nextToken };
    }),
  );
  return (await Promise.all(found)).flat().map(({ logGroupName = '', creationTime }) => ({
    kind: 'log-group',
    id: logGroupName,
    name: logGroupName,
    tags: {},
    createdAt: creationTime,
  }));
};
