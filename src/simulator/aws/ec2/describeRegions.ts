import type { Operation } from '../operation.ts';

/** The world has one region. */
export const describeRegions: Operation = ({ world: { region } }) => ({
  regionInfo: [
    { regionName: region, regionEndpoint: `ec2.${region}.amazonaws.com`, optInStatus: 'opt-in-not-required' },
  ],
});
