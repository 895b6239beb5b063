import { isOffered } from '../../world/compute/offerings.ts';
import { zonesOf } from '../../world/zones.ts';
import { AwsFault } from '../../world/fault.ts';
import type { World } from '../../world/world.ts';
import type { Call, Operation } from '../operation.ts';
import { described } from './describe.ts';
import { optionalText } from './input.ts';
import { orderedInstanceTypes } from './instanceTypeOrder.ts';

interface Offering {
  readonly instanceType: string;
  readonly locationType: string;
  readonly location: string;
}

function locationsOf(world: World, locationType: string): { location: string; zone: string | undefined }[] {
  const zones = zonesOf(world);
  if (locationType === 'region') return [{ location: world.region, zone: undefined }];
  if (locationType === 'availability-zone') return zones.map(({ name }) => ({ location: name, zone: name }));
  if (locationType === 'availability-zone-id') return zones.map(({ name, id }) => ({ location: id, zone: name }));
  throw new AwsFault('InvalidParameterValue', `The value (${locationType}) for parameter LocationType is invalid`);
}

function offeringsOf({ world, input }: Call): Offering[] {
  const locationType = optionalText(input, 'LocationType') ?? 'region';
  return locationsOf(world, locationType).flatMap(({ location, zone }) =>
    orderedInstanceTypes()
      .filter(({ type }) => zone === undefined || isOffered(type, zone))
      .map(({ type }) => ({ instanceType: type, locationType, location })),
  );
}

export const describeInstanceTypeOfferings: Operation = (call) => {
  const { items, nextToken } = described<Offering>(call, {
    all: () => offeringsOf(call),
    idOf: ({ instanceType, location }) => `${location}/${instanceType}`,
    tagsOf: () => ({}),
    filters: { 'instance-type': ({ instanceType }) => instanceType, location: ({ location }) => location },
  });
  return { instanceTypeOfferingSet: items, nextToken };
};
