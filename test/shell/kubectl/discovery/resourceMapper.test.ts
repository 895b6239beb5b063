import { describe, expect, test } from 'vitest';
import { apiVersionOf, resourcePath } from '../../../../src/shell/kubectl/discovery/apiResource.ts';
import { ResourceMapper } from '../../../../src/shell/kubectl/discovery/resourceMapper.ts';
import { served } from './resources.ts';

const mapper = new ResourceMapper(served);
const found = (word: string) => {
  const resource = mapper.find(word);
  return resource === undefined ? undefined : `${apiVersionOf(resource)} ${resource.name}`;
};

describe('a kind is found by', () => {
  test.each([
    ['pods', 'v1 pods'],
    ['pod', 'v1 pods'],
    ['Pod', 'v1 pods'],
    ['svc', 'v1 services'],
    ['deployments.apps', 'apps/v1 deployments'],
    ['deploy.apps', 'apps/v1 deployments'],
    ['deployments.v1.apps', 'apps/v1 deployments'],
    ['deployments.app', undefined],
    ['events', 'v1 events'],
    ['events.events.k8s.io', 'events.k8s.io/v1 events'],
    ['events.events', 'events.k8s.io/v1 events'],
    ['hpa', 'autoscaling/v2 horizontalpodautoscalers'],
    ['hpa.v1.autoscaling', 'autoscaling/v1 horizontalpodautoscalers'],
    ['po.example.com', 'example.com/v1 ponies'],
    ['unicorns', undefined],
  ])('%s', (word, expected) => expect(found(word)).toBe(expected));
});

test('a category has each kind once, in its preferred version', () => {
  expect(mapper.inCategory('all').map(apiVersionOf)).toEqual(['v1', 'v1', 'apps/v1', 'autoscaling/v2']);
});

test('a kind that is not there is named without its group', () => {
  expect(() => mapper.require('unicorns.example.com')).toThrow(
    'error: the server doesn\'t have a resource type "unicorns"',
  );
});

test('where the server has things', () => {
  const [pods, deployments] = [mapper.require('pods'), mapper.require('deployments')];
  expect(resourcePath(pods)).toBe('/api/v1/pods');
  expect(resourcePath(pods, { namespace: 'a', name: 'x', subresource: 'log' })).toBe('/api/v1/namespaces/a/pods/x/log');
  expect(resourcePath(deployments, { namespace: 'a' })).toBe('/apis/apps/v1/namespaces/a/deployments');
  expect(resourcePath(mapper.require('node'), { namespace: 'a', name: 'n' })).toBe('/api/v1/nodes/n');
});
