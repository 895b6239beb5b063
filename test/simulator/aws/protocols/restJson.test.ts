import { describe, expect, test } from 'vitest';
import { eksRoutes } from '../../../../src/simulator/aws/eks/routes.ts';
import { restJson } from '../../../../src/simulator/aws/protocols/restJson.ts';

const eks = restJson(eksRoutes);

function decode(method: string, path: string, query = '', body = '') {
  return eks.decode({ method, path, query: new URLSearchParams(query), headers: {}, body });
}

describe('the routes of EKS', () => {
  test('labels are decoded, an ARN with its slashes too', () => {
    const arn = 'arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fnodes';
    expect(decode('GET', `/clusters/myeks/access-entries/${arn}`)).toEqual({
      operation: 'DescribeAccessEntry',
      input: { clusterName: 'myeks', principalArn: 'arn:aws:iam::111122223333:role/nodes' },
    });
  });

  test('body and query are members beside the labels', () => {
    const scalingConfig = { desiredSize: 4 };
    const path = '/clusters/myeks/node-groups/ng1/update-config';
    expect(decode('POST', path, '', JSON.stringify({ scalingConfig })).input).toMatchObject({ scalingConfig });
    expect(decode('GET', '/cluster-versions', 'clusterVersions=1.36&clusterVersions=1.35').input).toEqual({
      clusterVersions: ['1.36', '1.35'],
    });
  });

  test.each([
    ['GET', '/nowhere', ''],
    ['PATCH', '/clusters/myeks', ''],
    ['GET', '/clusters/%zz', ''],
    ['POST', '/clusters', '{'],
    ['POST', '/clusters', '[]'],
  ])('%s %s %s is refused', (method, path, body) => {
    expect(() => decode(method, path, '', body)).toThrow(expect.objectContaining({ name: 'AwsFault' }) as Error);
  });
});
