import type { CoreV1Event, KubernetesObject, V1DaemonSet, V1Deployment, V1Node, V1Pod } from '@kubernetes/client-node';
import type { Kind, WatchedKinds } from '../ports/cluster.ts';
import { toCni } from './cni.ts';
import { toDeployment } from './deployment.ts';
import { toEvent } from './event.ts';
import type { Interner } from './interner.ts';
import { toNode } from './node.ts';
import { nodeFields } from './nodeFields.ts';
import type { Fields } from './list/fields.ts';
import { toPod } from './pod.ts';
import { podFields } from './podFields.ts';

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
  /** What of each object in a list is read where there may be thousands: all that `convert` takes. */
  readonly fields?: Fields;
  /** The interner is the watch's own. */
  readonly convert: (raw: Raw, interner: Interner) => T;
}

/** Where each kind is listed and watched, and how it is trimmed. */
export const watchedKinds: { readonly [K in Kind]: WatchedKind<RawKinds[K], WatchedKinds[K]> } = {
  nodes: { path: '/api/v1/nodes', fields: nodeFields, convert: toNode },
  pods: { path: '/api/v1/pods', fields: podFields, convert: toPod },
  deployments: { path: '/apis/apps/v1/deployments', convert: toDeployment },
  cni: {
    path: '/apis/apps/v1/namespaces/kube-system/daemonsets',
    // Others' environments may hold secrets: they are not even asked for.
    fieldSelector: 'metadata.name=aws-node',
    convert: toCni,
  },
  sandboxFailures: {
    path: '/api/v1/events',
    fieldSelector: 'reason=FailedCreatePodSandBox',
    convert: toEvent,
  },
};
