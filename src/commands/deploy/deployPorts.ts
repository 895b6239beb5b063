import type { Clock } from '../../base/clock.ts';
import type { LabError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { Cluster } from '../../ports/cluster.ts';

/** What a deploy works with. */
export interface DeployPorts {
  readonly cloud: Pick<Cloud, 'stacks' | 'clusters' | 'changeSets' | 'renew'>;
  /** The API server of the cluster of this name. Rejects when it does not exist or does not answer. */
  readonly cluster: (name: string, signal: AbortSignal) => Promise<Pick<Cluster, 'watch'>>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Resolves when the person says that it may be tried again: signed in, the network is back, the rights are there. */
  readonly askToGoOn: (failure: LabError, signal: AbortSignal) => Promise<void>;
}
