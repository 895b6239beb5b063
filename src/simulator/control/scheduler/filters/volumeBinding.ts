import { persistentVolumeClaims, persistentVolumes, storageClasses } from '../../../kubernetes/kinds.ts';
import type { KubeNode } from '../../../kubernetes/objects/node.ts';
import type { NodeSelectorTerm } from '../../../kubernetes/objects/pod.ts';
import type { PersistentVolume, PersistentVolumeClaim } from '../../../kubernetes/objects/storage.ts';
import { refusal, type Cycle } from '../cycle.ts';
import type { Filter } from './filter.ts';
import { matchesNodeTerms } from './nodeAffinity.ts';

/** The claims a pod mounts, in order; by name for those that do not exist. */
export function claimsOf({ pod, store }: Pick<Cycle, 'pod' | 'store'>): readonly (PersistentVolumeClaim | string)[] {
  return (pod.spec.volumes ?? []).flatMap(({ persistentVolumeClaim: source }) =>
    source === undefined
      ? []
      : [store.get(persistentVolumeClaims, pod.metadata.namespace ?? '', source.claimName) ?? source.claimName],
  );
}

/** True if a claim waits for its first pod before a volume is made for it. */
export function waitsForConsumer({ store }: Pick<Cycle, 'store'>, claim: PersistentVolumeClaim): boolean {
  const found = store.get(storageClasses, '', claim.spec.storageClassName ?? '');
  return found?.volumeBindingMode === 'WaitForFirstConsumer';
}

/** Why no node will do, before any is looked at: a claim that is missing, or that must have been bound before. */
export function unboundClaims(cycle: Cycle): string | undefined {
  const claims = claimsOf(cycle);
  const missing = claims.find((claim) => typeof claim === 'string');
  if (missing !== undefined) return `persistentvolumeclaim "${missing}" not found`;
  const unbound = claims.some(
    (claim) => typeof claim !== 'string' && claim.spec.volumeName === undefined && !waitsForConsumer(cycle, claim),
  );
  return unbound ? 'pod has unbound immediate PersistentVolumeClaims' : undefined;
}

/** A volume that exists in one zone only holds its pods there. */
export const volumeBinding: Filter = (cycle) => {
  const terms = claimsOf(cycle).flatMap((claim) => {
    const name = typeof claim === 'string' ? undefined : claim.spec.volumeName;
    const volume = name === undefined ? undefined : cycle.store.get(persistentVolumes, '', name);
    return volume === undefined ? [] : [requiredTerms(volume)];
  });
  if (terms.every((each) => each === undefined)) return undefined;
  const reason =
    cycle.minor >= 34
      ? "node(s) didn't match PersistentVolume's node affinity"
      : 'node(s) had volume node affinity conflict';
  return ({ node }) =>
    terms.every((each) => reaches(each, node)) ? undefined : refusal('VolumeBinding', false, reason);
};

function reaches(terms: readonly NodeSelectorTerm[] | undefined, node: KubeNode): boolean {
  return terms === undefined || matchesNodeTerms(terms, node);
}

function requiredTerms({ spec }: PersistentVolume): readonly NodeSelectorTerm[] | undefined {
  const affinity = spec.nodeAffinity as { required?: { nodeSelectorTerms?: readonly NodeSelectorTerm[] } } | undefined;
  return affinity?.required?.nodeSelectorTerms;
}
