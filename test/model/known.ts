import { Picture } from '../../src/model/picture.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import type { Instance, NetworkInterface } from '../../src/ports/cloud.ts';
import type { Kind, WatchedKinds } from '../../src/ports/cluster.ts';
import { ManualClock } from '../base/manualClock.ts';

/** What sources say, all at once. */
export type Known = { readonly [K in Kind]?: readonly WatchedKinds[K][] } & {
  readonly instances?: readonly Instance[];
  readonly interfaces?: readonly NetworkInterface[];
};

/** A picture that has been told all of it. */
export function pictureOf(known: Known): Picture {
  const picture = new Picture(new ManualClock(), () => undefined);
  tell(picture, known);
  // As after a first list: when addresses became free is not known.
  picture.cooling.forget();
  return picture;
}

/** Tells it anew; what is not given stays as it is. */
export function tell(picture: Picture, known: Known): void {
  const { nodes, pods, deployments, cni, sandboxFailures } = known;
  if (nodes) picture.kinds.nodes.reset(nodes);
  if (pods) picture.kinds.pods.reset(pods);
  if (deployments) picture.kinds.deployments.reset(deployments);
  if (cni) picture.kinds.cni.reset(cni);
  if (sandboxFailures) picture.kinds.sandboxFailures.reset(sandboxFailures);
  if (known.instances || known.interfaces) picture.setCompute(known.instances ?? [], known.interfaces ?? []);
}

export function snapshotOf(known: Known): Snapshot {
  const picture = pictureOf(known);
  picture.draw();
  return picture.snapshot;
}
