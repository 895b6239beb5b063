import type { CoreV1Event, KubernetesObject, V1DaemonSet, V1Deployment, V1Node, V1Pod } from '@kubernetes/client-node';
import type { Kind, WatchedKinds } from '../ports/cluster.ts';
import { toCni } from './cni.ts';
import { toDeployment } from './deployment.ts';
import { toEvent } from './event.ts';
import type { Interner } from './interner.ts';
import { toNode } from './node.ts';
import { nodeShape } from './nodeShape.ts';
import type { Shape } from './list/shape.ts';
import { toPod } from './pod.ts';
import { podShape } from './podShape.ts';

interface RawKinds {
  readonly nodes: V1Node;
  readonly pods: V1Pod;
  readonly deployments: V1Deployment;
  readonly cni: V1DaemonSet;
  readonly sandboxFailures: CoreV1Event;
}

interface WatchedKind<Raw extends KubernetesObject, T> {
  readonly path: string;
  /** Only objects whose fields are these. */
  readonly fieldSelector?: string;
  /** What of each object in a list is read: all that `convert` takes. */
  readonly shape: Shape;
  /** The interner is the watch's own. */
  readonly convert: (raw: Raw, interner: Interner) => T;
}

/** Where each kind is listed and watched, and how it is trimmed. */
export const watchedKinds: { readonly [K in Kind]: WatchedKind<RawKinds[K], WatchedKinds[K]> } = {
  nodes: { path: '/api/v1/nodes', shape: nodeShape, convert: toNode },
  pods: { path: '/api/v1/pods', shape: podShape, convert: toPod },
  deployments: { path: '/apis/apps/v1/deployments', shape: 'shared', convert: toDeployment },
  cni: {
    path: '/apis/apps/v1/namespaces/kube-system/daemonsets',
    // Others' environments may hold secrets: they are not even asked for.
    fieldSelector: 'metadata.name=aws-node',
    shape: 'shared',
    convert: toCni,
  },
  sandboxFailures: {
    path: '/api/v1/events',
    fieldSelector: 'reason=FailedCreatePodSandBox',
    shape: 'shared',
    convert: toEvent,
  },
};
