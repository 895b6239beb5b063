import type { Event } from '../../base/event.ts';
import type { SavedObject } from '../kubernetes/savedObjects.ts';
import type { Instance } from './compute/records.ts';
import type { Addon, EksCluster, HealthIssue, Nodegroup } from './eks/records.ts';

/** What EKS does about fields of an add-on's objects that somebody else has set otherwise: nothing, set them, or leave them. */
export type ResolveConflicts = (typeof resolutions)[number];
const resolutions = ['NONE', 'OVERWRITE', 'PRESERVE'] as const;

export function isResolveConflicts(text: string | undefined): text is ResolveConflicts {
  return resolutions.some((each) => each === text);
}

/**
 * What EKS runs for one cluster, as the AWS half of the world sees it: the Kubernetes API server with its controllers,
 * and a kubelet and ipamd on each node. The AWS half starts it and tells it of instances and add-ons; everything else
 * goes over the Kubernetes API or through the EC2 functions of the world.
 */
export interface ControlPlane {
  /** `https://127.0.0.1:<port>`. */
  readonly endpoint: string;
  /** The CA certificate in PEM, base64 encoded, as DescribeCluster gives it. */
  readonly certificateAuthority: string;
  /** Fires when `readyNodes` or `addonHealthy` may answer differently. */
  readonly onDidChange: Event<void>;
  /** Whether the VPC CNI is set to give pods addresses of prefixes: EKS counts maxPods of new node groups by it. */
  usesPrefixes(): boolean;
  /** An instance of a node group is running: it boots and joins. */
  instanceRunning(instance: Instance, nodegroup: Nodegroup): void;
  /**
   * Cordons the node of an instance and evicts its pods; calls `done` once they are gone, at the latest after `limit` lab
   * milliseconds, and at once if there is no such node.
   */
  drain(instanceId: string, limit: number, done: () => void): void;
  /** The instance stops or is terminated: what runs on it ends without a word. */
  instanceStopping(instanceId: string): void;
  /** Names of instances whose node is Ready. */
  readyInstances(): ReadonlySet<string>;
  /** Installs an add-on or brings it up to date, or answers why it did nothing. */
  installAddon(addon: Addon, resolveConflicts: ResolveConflicts): HealthIssue | undefined;
  /** Puts an add-on's objects there for the user to manage. */
  bootstrapAddon(addon: Addon): void;
  removeAddon(name: string): void;
  /** True when the add-on's pods run everywhere they should (a daemonset on no nodes is healthy, a deployment without pods is not). */
  addonHealthy(name: string): boolean;
  /** Lets what runs on a node die without a word; false for no such node. */
  killNode(name: string): boolean;
  /** Closes every connection to the API server. */
  cutConnections(): void;
  /** The API server is gone for so long (milliseconds), and then there again with all that is stored. */
  restartServer(away: number): void;
  /** Everything its API has stored. */
  savedObjects(): readonly SavedObject[];
  /** Fires with each change of what is stored, but for heartbeats and events. */
  readonly onDidStore: Event<void>;
  dispose(): void;
}

/** Starts the control plane of a cluster, a new one or one with these objects; resolves when its API server listens. */
export type StartControlPlane = (cluster: EksCluster, objects?: readonly SavedObject[]) => Promise<ControlPlane>;
