import { ToolError, type ToolContext } from '../../tool.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';

interface NamedContainer {
  readonly name: string;
}

/** A pod with the containers whose logs it has. */
export interface LogPod extends KubernetesObject {
  readonly spec?: {
    readonly containers?: readonly NamedContainer[];
    readonly initContainers?: readonly NamedContainer[];
    readonly ephemeralContainers?: readonly NamedContainer[];
  };
}

const defaultContainer = 'kubectl.kubernetes.io/default-container';

/** The containers to read: the one that is named, all of them, or the pod's first. */
export function containersToRead(
  { metadata, spec = {} }: LogPod,
  wanted: string | undefined,
  all: boolean,
  context: Pick<ToolContext, 'printError'>,
): readonly string[] {
  const { containers = [], initContainers = [], ephemeralContainers = [] } = spec;
  const every = [...initContainers, ...containers, ...ephemeralContainers].map(({ name }) => name);
  if (wanted !== undefined) {
    if (!every.includes(wanted))
      throw new ToolError(`error: container ${wanted} is not valid for pod ${metadata?.name ?? ''}`);
    return [wanted];
  }
  if (all) return every;
  const annotated = metadata?.annotations?.[defaultContainer];
  if (annotated !== undefined && every.includes(annotated)) return [annotated];
  const first = containers[0]?.name ?? '';
  if (every.length > 1) {
    const marked = [
      ...containers.map(({ name }) => name),
      ...initContainers.map(({ name }) => `${name} (init)`),
      ...ephemeralContainers.map(({ name }) => `${name} (ephem)`),
    ];
    context.printError(`Defaulted container "${first}" out of: ${marked.join(', ')}\n`);
  }
  return [first];
}
