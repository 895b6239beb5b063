import { cappedMaxPods, maxPodsTerms } from '../capacity/maxPods.ts';
import { instancePrice } from '../cost/instancePrice.ts';
import { controlPlane } from '../cost/prices.ts';
import { limitsOf } from '../instanceTypes/instanceTypes.ts';
import type { OfferedType, OfferedVersion } from './offers.ts';

/** A version as EKS tells of it. */
export interface ClusterVersion {
  readonly version: string;
  /** `STANDARD_SUPPORT`, `EXTENDED_SUPPORT` or `UNSUPPORTED`. */
  readonly status: string;
  readonly isDefault: boolean;
  /** Milliseconds since the epoch. */
  readonly standardEnds: number | undefined;
  readonly extendedEnds: number | undefined;
}

/** Instance types with what a node of each would have, by name. `zonesByType`: where EC2 offers each. */
export function offeredTypes(
  region: string,
  zonesByType: ReadonlyMap<string, readonly string[]>,
): readonly OfferedType[] {
  return [...zonesByType]
    .map(([type, zones]) => {
      const limits = limitsOf(type);
      return {
        type,
        vcpus: limits?.vcpus,
        // A managed node group of the lab: secondary addresses, and EKS's cap.
        maxPods: limits && cappedMaxPods(maxPodsTerms(limits)),
        perHour: instancePrice(region, type),
        zones,
      };
    })
    .toSorted((a, b) => a.type.localeCompare(b.type, 'en', { numeric: true }));
}

const supports: Readonly<Record<string, OfferedVersion['support']>> = {
  STANDARD_SUPPORT: 'standard',
  EXTENDED_SUPPORT: 'extended',
};

/** Versions with what the control plane costs in each, the newest first. */
export function offeredVersions(versions: readonly ClusterVersion[]): readonly OfferedVersion[] {
  return versions
    .map(({ version, status, isDefault, standardEnds, extendedEnds }) => {
      const support = supports[status] ?? 'unsupported';
      const surcharge = support === 'extended' ? controlPlane.extendedSupportSurcharge : 0;
      return { version, support, isDefault, standardEnds, extendedEnds, perHour: controlPlane.standard + surcharge };
    })
    .toSorted((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
}
