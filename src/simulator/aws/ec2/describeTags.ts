import type { Operation } from '../operation.ts';
import { described } from './describe.ts';
import { taggedResources } from './taggable.ts';

interface Tag {
  readonly resourceId: string;
  readonly resourceType: string;
  readonly key: string;
  readonly value: string;
}

export const describeTags: Operation = (call) => {
  const { items, nextToken } = described<Tag>(call, {
    all: (world) =>
      taggedResources(world).flatMap(({ type, resource }) =>
        Object.entries(resource.tags).map(([key, value]) => ({
          resourceId: resource.id,
          resourceType: type,
          key,
          value,
        })),
      ),
    idOf: ({ resourceId, key }) => `${resourceId} ${key}`,
    tagsOf: ({ key, value }) => ({ [key]: value }),
    filters: {
      key: ({ key }) => key,
      'resource-id': ({ resourceId }) => resourceId,
      'resource-type': ({ resourceType }) => resourceType,
      value: ({ value }) => value,
    },
  });
  return { tagSet: items, nextToken };
};
