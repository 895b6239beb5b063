import type { Cloud } from '../ports/cloud.ts';
import type { Cluster } from '../ports/cluster.ts';

/** Which account, region and cluster the product talks to. */
export interface ConnectionProfile {
  /** Tells connections apart and keys what is remembered for each: `practice`, or `aws:<profile>:<region>`. */
  readonly id: string;
  /** What people call it: `Practice`, or the profile's name. */
  readonly name: string;
  /** The profile of the person's AWS files; absent for the default credentials, and where none is needed. */
  readonly awsProfile?: string | undefined;
  /** A codicon id, such as `beaker` or `cloud`. */
  readonly icon: string;
  readonly region: string;
  /** Whether somebody pays for what is made there. */
  readonly billed: boolean;
  readonly stackName: string;
  readonly clusterName: string;
}

/** An open connection: an account and region, and the cluster in it once there is one. */
export interface Connection {
  readonly profile: ConnectionProfile;
  /** Where all requests go instead of to AWS's own addresses; undefined for those. */
  readonly endpoint: string | undefined;
  /** From now on the lab's stack and cluster have these names here. Whoever shows the connection has to begin anew. */
  renameLab(stackName: string, clusterName?: string): void;
  /** The account's ports; loads the SDK on first use. */
  cloud(): Promise<Cloud>;
  /** The cluster's API server; rejects with `cluster-missing` while there is none. One instance until the endpoint changes. */
  cluster(signal: AbortSignal): Promise<Cluster>;
  /**
   * What a terminal needs to reach the same place: its own KUBECONFIG and AWS settings, so that the user's are never
   * touched. A null value removes the variable.
   */
  terminalEnvironment(): Promise<Readonly<Record<string, string | null>>>;
  /** Words that come first in every call of a command of ours in a terminal, by its name, so that it finds the same place. */
  readonly commandSettings: Readonly<Record<string, readonly string[]>>;
  /**
   * Aborts when the connection is closed: everything waiting on it ends. When the far side is gone for good, the reason is
   * a `LabError` that says so.
   */
  readonly closed: AbortSignal;
  dispose(): void;
}
