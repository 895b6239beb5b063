import type { PacketPath } from '../../domain/routing/station.ts';

/** What the host answers when the page asks for a path. */
export interface PathAnswer {
  readonly path: PacketPath;
  /** The endpoints among which kube-proxy chooses, `address:port`; empty unless the target is a Service. */
  readonly endpoints: readonly string[];
}

/** A Service's port that one can choose as a target. */
export interface ServiceChoice {
  readonly namespace: string;
  readonly name: string;
  readonly portName: string;
  readonly clusterAddress: string;
  readonly port: number;
}
