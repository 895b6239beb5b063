import { AwsFault } from '../../world/fault.ts';
import { zonesOf, type Zone } from '../../world/zones.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';

const zones: Description<Zone> = {
  all: zonesOf,
  ids: 'ZoneName',
  idOf: ({ name }) => name,
  missing(name) {
    throw new AwsFault('InvalidParameterValue', `Invalid availability zone: [${name}]`);
  },
  tagsOf: () => ({}),
  filters: {
    'opt-in-status': () => 'opt-in-not-required',
    'region-name': (_zone, { region }) => region,
    state: () => 'available',
    'zone-id': ({ id }) => id,
    'zone-name': ({ name }) => name,
    'zone-type': () => 'availability-zone',
  },
};

export const describeAvailabilityZones: Operation = (call) => ({
  availabilityZoneInfo: described(call, zones).items.map(({ name, id }) => ({
    zoneName: name,
    zoneId: id,
    zoneState: 'available',
    regionName: call.world.region,
    messageSet: [],
    optInStatus: 'opt-in-not-required',
    groupName: call.world.region,
    networkBorderGroup: call.world.region,
    zoneType: 'availability-zone',
  })),
});
