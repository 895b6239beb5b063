import { AwsFault } from '../../world/fault.ts';
import type { Tags } from '../../world/tags.ts';
import { optionalText } from './input.ts';
import { structures, type Input } from '../inputMembers.ts';

/** Most tags of a resource, characters of a tag's key and of its value. */
const [tagLimit, keyLimit, valueLimit] = [50, 128, 256];

/** The tags of a request or of one of its tag specifications, refused as EC2 does. */
export function tagsIn(input: Input): Tags {
  const pairs = structures(input, 'Tag').map((tag) => {
    const [key, value] = [optionalText(tag, 'Key') ?? '', optionalText(tag, 'Value') ?? ''];
    checkTag(key, value);
    return [key, value] as const;
  });
  const tags = Object.fromEntries(pairs);
  if (Object.keys(tags).length < pairs.length)
    throw new AwsFault(
      'InvalidParameterValue',
      'Tag keys must be unique. One or more duplicate tag keys were specified.',
    );
  checkCount(tags);
  return tags;
}

/** Refuses more tags than a resource may have; those of AWS do not count. */
export function checkCount(tags: Tags): void {
  if (Object.keys(tags).filter((key) => !key.startsWith('aws:')).length > tagLimit)
    throw new AwsFault('TagLimitExceeded', 'More than 50 tags specified');
}

/** Tags that a request gives a kind of resource it creates; `kinds` are all that it can tag. */
export function tagSpecification(input: Input, resourceType: string, kinds: readonly string[] = [resourceType]): Tags {
  const given = structures(input, 'TagSpecification');
  const unknown = given.map((each) => optionalText(each, 'ResourceType') ?? '').find((type) => !kinds.includes(type));
  if (unknown !== undefined)
    throw new AwsFault(
      'InvalidParameterValue',
      `'${unknown}' is not a valid taggable resource type for this operation.`,
    );
  const wanted = given.filter((each) => each['ResourceType'] === resourceType);
  return Object.assign({}, ...wanted.map(tagsIn)) as Tags;
}

function checkTag(key: string, value: string): void {
  if (key === '') throw new AwsFault('InvalidParameterValue', 'Tag key cannot be null or empty');
  if (key.length > keyLimit)
    throw new AwsFault('InvalidParameterValue', `Tag key exceeds the maximum length of ${keyLimit} characters`);
  if (value.length > valueLimit)
    throw new AwsFault('InvalidParameterValue', `Tag value exceeds the maximum length of ${valueLimit} characters`);
  if (key.toLowerCase().startsWith('aws:'))
    throw new AwsFault('InvalidParameterValue', "Tag keys starting with 'aws:' are reserved for internal use");
}
