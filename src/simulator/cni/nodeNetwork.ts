import type { Event } from '../../base/event.ts';
import type { EnvVar } from '../kubernetes/objects/pod.ts';

/** The pod network of one node as its kubelet uses it: the CNI plugin with the daemon behind it. */
export interface NodeNetwork {
  /** The aws-node container runs on the node, with this environment. */
  daemonStarted(env: readonly EnvVar[]): void;
  daemonStopped(): void;
  /** True once a CNI configuration is in place; it stays when the daemon stops. */
  readonly isReady: boolean;
  /** CNI ADD: an address for the sandbox, or undefined if there is none to give. */
  addSandbox(sandbox: string, pod: { readonly namespace: string; readonly name: string }): string | undefined;
  /** CNI DEL. */
  removeSandbox(sandbox: string): void;
  /** Fires when `isReady` became true or an address that was short may be had. */
  readonly onDidImprove: Event<void>;
}
