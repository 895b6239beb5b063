import { ToolError } from '../../tool.ts';
import { listObjects } from '../resources/listObjects.ts';
import type { PodTemplate } from '../describe/podTemplate.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import type { Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';

/** A state that a rollout once had. */
export interface Revision {
  readonly number: number;
  readonly cause: string | undefined;
  /** The pod template that it had. */
  readonly template: PodTemplate;
  /** The replica set or controller revision that keeps it. */
  readonly keeper: KubernetesObject;
}

type Fields = Readonly<Record<string, unknown>>;

/** The states that a deployment, daemon set or stateful set can go back to, oldest first. */
export async function revisionsOf(
  { resource, namespace }: Target,
  owner: KubernetesObject,
  session: KubectlSession,
): Promise<readonly Revision[]> {
  if (!['Deployment', 'DaemonSet', 'StatefulSet'].includes(resource.kind))
    throw new ToolError(
      `error: error retrieving history for "${resource.kind}", no visitor method exists for {${resource.group} ${resource.kind}}`,
    );
  const kept = resource.kind === 'Deployment' ? 'replicasets.apps' : 'controllerrevisions.apps';
  const kind = (await session.resources()).require(kept);
  const all = await listObjects(await session.api(), kind, { namespace });
  const own = all.filter(({ metadata }) => {
    const owners = metadata?.['ownerReferences'] as readonly { readonly uid: string }[] | undefined;
    return owners?.some(({ uid }) => uid === owner.metadata?.uid) === true;
  });
  return own.map(revisionOf).toSorted((one, other) => one.number - other.number);
}

function revisionOf(keeper: KubernetesObject): Revision {
  const { annotations = {} } = keeper.metadata ?? {};
  const isReplicaSet = keeper.kind === 'ReplicaSet';
  const data = (isReplicaSet ? keeper['spec'] : (keeper['data'] as { readonly spec?: Fields } | undefined)?.spec) as
    | Fields
    | undefined;
  const { $patch: _, ...template } = (data?.['template'] ?? {}) as Fields;
  return {
    number: Number(isReplicaSet ? (annotations['deployment.kubernetes.io/revision'] ?? 0) : keeper['revision']),
    cause: annotations['kubernetes.io/change-cause'],
    template,
    keeper,
  };
}
