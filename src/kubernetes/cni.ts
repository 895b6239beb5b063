import type { V1DaemonSet } from '@kubernetes/client-node';
import { cniVariables, parseCniSettings } from '../domain/cni/cniSettings.ts';
import type { KubernetesCni } from '../ports/cluster.ts';
import { objectMeta } from './objectMeta.ts';

/** aws-node, trimmed to the settings of the VPC CNI in its main container; values that come from elsewhere count as unset. */
export function toCni({ metadata, spec }: V1DaemonSet): KubernetesCni {
  const containers = spec?.template.spec?.containers ?? [];
  const main = containers.find(({ name }) => name === 'aws-node') ?? containers[0];
  const wanted: readonly string[] = cniVariables;
  const environment = Object.fromEntries(
    (main?.env ?? []).flatMap(({ name, value }) =>
      value !== undefined && wanted.includes(name) ? [[name, value] as const] : [],
    ),
  );
  return { ...objectMeta(metadata), settings: parseCniSettings(environment, main?.image) };
}
