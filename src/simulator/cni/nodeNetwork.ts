import type { Event } from '../../base/event.ts';
import type { Pod } from '../kubernetes/objects/pod.ts';

/** What came of CNI ADD: an address, or why there is none, in the plugin's words. */
export type SandboxNetwork = { readonly address: string } | { readonly refusal: string };

/** The pod network of one node as its kubelet uses it: the CNI plugin with the daemon behind it. */
export interface NodeNetwork {
  /** The container of this aws-node pod runs on the node. */
  daemonStarted(daemon: Pod): void;
  daemonStopped(): void;
  /** Whether the daemon answers its health probe: its pod is ready then. */
  readonly isServing: boolean;
  /** True once a CNI configuration is in place; it stays when the daemon stops. */
  readonly isReady: boolean;
  /** CNI ADD. */
  addSandbox(sandbox: string, pod: { readonly namespace: string; readonly name: string }): SandboxNetwork;
  /** CNI DEL. */
  removeSandbox(sandbox: string): void;
  /** Fires when the daemon serves or an address that was short may be had. */
  readonly onDidImprove: Event<void>;
}
