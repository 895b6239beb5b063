import type { PoolSettings } from '../../../src/domain/cni/addressPool.ts';

/** The defaults of the EKS add-on. */
export const usual: PoolSettings = {
  prefixDelegation: false,
  customNetworking: false,
  warmEniTarget: 1,
  warmPrefixTarget: 1,
  warmIpTarget: undefined,
  minimumIpTarget: undefined,
  maxEni: undefined,
};
