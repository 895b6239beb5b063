import type { Description } from './description.ts';
import type { ProjectedSource, Volume } from './podParts.ts';

/** The volumes of a pod (`space` is `''`) or of a template (`'  '`). */
export function describeVolumes(to: Description, volumes: readonly Volume[] | undefined, space: string): void {
  if (volumes === undefined || volumes.length === 0) {
    to.line(0, `${space}Volumes:\t<none>`);
    return;
  }
  to.line(0, `${space}Volumes:`);
  for (const volume of volumes) {
    to.line(1, `${space === '' ? '' : ' '}${volume.name}:`);
    for (const [title, value] of fieldsOf(volume)) to.field(title, value, 2);
    for (const { path, fieldRef } of volume.downwardAPI?.items ?? [])
      to.line(3, `${fieldRef?.fieldPath ?? ''} -> ${path}`);
  }
}

type Fields = readonly (readonly [string, unknown])[];

function fieldsOf(volume: Volume): Fields {
  const { hostPath, emptyDir, secret, configMap, persistentVolumeClaim: claim, downwardAPI, projected } = volume;
  if (hostPath !== undefined)
    return [
      ['Type', 'HostPath (bare host directory volume)'],
      ['Path', hostPath.path],
      ['HostPathType', hostPath.type ?? ''],
    ];
  if (emptyDir !== undefined)
    return [
      ['Type', "EmptyDir (a temporary directory that shares a pod's lifetime)"],
      ['Medium', emptyDir.medium ?? ''],
      ['SizeLimit', emptyDir.sizeLimit ?? '<unset>'],
    ];
  if (secret !== undefined)
    return [
      ['Type', 'Secret (a volume populated by a Secret)'],
      ['SecretName', secret.secretName],
      ['Optional', secret.optional ?? false],
    ];
  if (configMap !== undefined)
    return [
      ['Type', 'ConfigMap (a volume populated by a ConfigMap)'],
      ['Name', configMap.name],
      ['Optional', configMap.optional ?? false],
    ];
  if (claim !== undefined)
    return [
      ['Type', 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)'],
      ['ClaimName', claim.claimName],
      ['ReadOnly', claim.readOnly ?? false],
    ];
  if (downwardAPI !== undefined)
    return [
      ['Type', 'DownwardAPI (a volume populated by information about the pod)'],
      ['Items', ''],
    ];
  if (projected !== undefined)
    return [
      ['Type', 'Projected (a volume that contains injected data from multiple sources)'],
      ...(projected.sources ?? []).flatMap(projectedFields),
    ];
  return [];
}

function projectedFields({ secret, configMap, downwardAPI, serviceAccountToken }: ProjectedSource): Fields {
  if (secret !== undefined)
    return [
      ['SecretName', secret.name],
      ['SecretOptionalName', secret.optional ?? '<nil>'],
    ];
  if (downwardAPI !== undefined) return [['DownwardAPI', true]];
  if (configMap !== undefined)
    return [
      ['ConfigMapName', configMap.name],
      ['ConfigMapOptional', configMap.optional ?? '<nil>'],
    ];
  return serviceAccountToken === undefined
    ? []
    : [['TokenExpirationSeconds', serviceAccountToken.expirationSeconds ?? 3600]];
}
