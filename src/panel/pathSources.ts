import type { Cloud } from '../ports/cloud.ts';
import type { Cluster } from '../ports/cluster.ts';
import type { PathSources } from './pathFinder.ts';

/** Whom paths are asked of: the account and the cluster of the open connection. */
export interface OpenSide {
  readonly closed: AbortSignal;
  cloud(): Promise<Cloud>;
  cluster(signal: AbortSignal): Promise<Cluster>;
}

/** Reads from whatever connection is open at the time; without one there is nothing. */
export function pathSources(open: () => OpenSide | undefined): PathSources {
  return {
    async servicePorts() {
      const side = open();
      if (side === undefined) return [];
      const cluster = await side.cluster(side.closed);
      return cluster.servicePorts(side.closed);
    },
    async natGateways(vpcId) {
      const side = open();
      if (side === undefined) return [];
      const { compute } = await side.cloud();
      return compute.natGateways(vpcId, side.closed);
    },
  };
}
