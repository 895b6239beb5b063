/** What `rollout status` reads of a deployment, a daemon set or a stateful set. */
export interface RolledOut {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly generation?: number;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly replicas?: number;
    readonly updateStrategy?: { readonly type?: string; readonly rollingUpdate?: { readonly partition?: number } };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly readyReplicas?: number;
    readonly updatedReplicas?: number;
    readonly availableReplicas?: number;
    readonly currentReplicas?: number;
    readonly desiredNumberScheduled?: number;
    readonly updatedNumberScheduled?: number;
    readonly numberAvailable?: number;
    readonly currentRevision?: string;
    readonly updateRevision?: string;
    readonly conditions?: readonly { readonly type: string; readonly reason?: string }[];
  };
}

/** How far a rollout is: what kubectl says of it, and whether it is over. */
export interface Progress {
  readonly text: string;
  readonly done: boolean;
}

const doing = (text: string): Progress => ({ text: `${text}...\n`, done: false });
const done = (text: string): Progress => ({ text: `${text}\n`, done: true });

/** How far the rollout of an object is. Throws an error with kubectl's words where it will not come to an end. */
export function progressOf(object: RolledOut): Progress {
  const reader = readers[object.kind];
  if (reader === undefined) throw new Error(`no status viewer has been implemented for ${object.kind}`);
  return reader(object);
}

const readers: Readonly<Record<string, (object: RolledOut) => Progress>> = {
  Deployment({ metadata, spec, status = {} }) {
    const { updatedReplicas: updated = 0, replicas: present = 0, availableReplicas: available = 0 } = status;
    if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0))
      return doing('Waiting for deployment spec update to be observed');
    const progressing = status.conditions?.find(({ type }) => type === 'Progressing');
    if (progressing?.reason === 'ProgressDeadlineExceeded')
      throw new Error(`deployment "${metadata.name}" exceeded its progress deadline`);
    const waiting = (how: string) => doing(`Waiting for deployment "${metadata.name}" rollout to finish: ${how}`);
    if (spec.replicas !== undefined && updated < spec.replicas)
      return waiting(`${updated} out of ${spec.replicas} new replicas have been updated`);
    if (present > updated) return waiting(`${present - updated} old replicas are pending termination`);
    if (available < updated) return waiting(`${available} of ${updated} updated replicas are available`);
    return done(`deployment "${metadata.name}" successfully rolled out`);
  },

  DaemonSet({ metadata, spec, status = {} }) {
    demandRollingUpdate(spec.updateStrategy?.type);
    const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0, numberAvailable = 0 } = status;
    if ((metadata.generation ?? 0) > (status.observedGeneration ?? 0))
      return doing('Waiting for daemon set spec update to be observed');
    const waiting = (how: string) => doing(`Waiting for daemon set "${metadata.name}" rollout to finish: ${how}`);
    if (updated < wanted) return waiting(`${updated} out of ${wanted} new pods have been updated`);
    if (numberAvailable < wanted) return waiting(`${numberAvailable} of ${wanted} updated pods are available`);
    return done(`daemon set "${metadata.name}" successfully rolled out`);
  },

  StatefulSet({ metadata, spec, status = {} }) {
    demandRollingUpdate(spec.updateStrategy?.type);
    const { observedGeneration = 0, readyReplicas = 0, updatedReplicas = 0, currentReplicas = 0 } = status;
    if (observedGeneration === 0 || (metadata.generation ?? 0) > observedGeneration)
      return doing('Waiting for statefulset spec update to be observed');
    const wanted = spec.replicas ?? 0;
    if (readyReplicas < wanted) return doing(`Waiting for ${wanted - readyReplicas} pods to be ready`);
    const { rollingUpdate } = spec.updateStrategy ?? {};
    if (rollingUpdate !== undefined) {
      const updating = wanted - (rollingUpdate.partition ?? 0);
      if (updatedReplicas < updating)
        return doing(
          `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${updating} new pods have been updated`,
        );
      return done(`partitioned roll out complete: ${updatedReplicas} new pods have been updated...`);
    }
    if (status.updateRevision !== status.currentRevision)
      return doing(
        `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${status.updateRevision}`,
      );
    return done(`statefulset rolling update complete ${currentReplicas} pods at revision ${status.currentRevision}...`);
  },
};

function demandRollingUpdate(type: string | undefined): void {
  if (type !== 'RollingUpdate') throw new Error('rollout status is only available for RollingUpdate strategy type');
}
