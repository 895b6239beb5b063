import { AwsFault } from '../../world/fault.ts';
import { regions } from '../../world/regions.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';

const description: Description<string> = {
  all: () => regions,
  ids: 'RegionName',
  idOf: (name) => name,
  missing(name) {
    throw new AwsFault('InvalidParameterValue', `Invalid region names: [${name}]`);
  },
  tagsOf: () => ({}),
  filters: { 'region-name': (name) => name, 'opt-in-status': () => 'opt-in-not-required' },
};

export const describeRegions: Operation = (call) => ({
  regionInfo: described(call, description).items.map((regionName) => ({
    regionName,
    regionEndpoint: `ec2.${regionName}.amazonaws.com`,
    optInStatus: 'opt-in-not-required',
  })),
});
