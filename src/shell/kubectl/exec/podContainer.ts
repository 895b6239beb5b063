import type { KubernetesObject } from '../resources/kubernetesObject.ts';

interface Named {
  readonly name: string;
}

export interface RunningPod extends KubernetesObject {
  readonly metadata: { readonly name: string; readonly namespace: string } & NonNullable<KubernetesObject['metadata']>;
  readonly spec: {
    readonly containers: readonly (Named & { readonly tty?: boolean; readonly stdin?: boolean })[];
    readonly initContainers?: readonly Named[];
    readonly ephemeralContainers?: readonly Named[];
  };
  readonly status?: { readonly phase?: string };
}

/** The container that is asked for, or the pod's usual one; `note` tells of a choice that nobody made. */
export function containerOf(
  pod: RunningPod,
  wanted: string,
): { readonly name: string; readonly note: string | undefined } {
  const { containers, initContainers = [], ephemeralContainers = [] } = pod.spec;
  const all = [...containers, ...initContainers, ...ephemeralContainers];
  if (wanted !== '') return { name: wanted, note: undefined };
  const usual = pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'];
  const found = containers.find(({ name }) => name === usual);
  if (usual !== undefined && found !== undefined) return { name: usual, note: undefined };
  const name = containers[0]?.name ?? '';
  if (all.length === 1) return { name, note: undefined };
  const listed = [
    ...containers.map((each) => each.name),
    ...ephemeralContainers.map((each) => `${each.name} (ephem)`),
    ...initContainers.map((each) => `${each.name} (init)`),
  ];
  return { name, note: `Defaulted container "${name}" out of: ${listed.join(', ')}\n` };
}
