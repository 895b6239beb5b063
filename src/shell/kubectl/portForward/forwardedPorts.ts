import { ToolError } from '../../tool.ts';
import type { RunningPod } from '../exec/podContainer.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';

/** A port of this machine and the port of the pod behind it; a local port of 0 is drawn by the system. */
export interface ForwardedPort {
  readonly local: number;
  readonly remote: number;
}

interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number | string;
}

/** Reads `8080`, `8080:80`, `:80` and names of ports; those of a service are those of its pods behind it. */
export function forwardedPorts(
  words: readonly string[],
  pod: RunningPod,
  owner: KubernetesObject,
): readonly ForwardedPort[] {
  return words.map((word) => {
    const parts = word.split(':');
    if (parts.length > 2) throw new ToolError(`error: invalid port format '${word}'`);
    const [first = '', second = first] = parts;
    const remote = owner.kind === 'Service' ? portOfService(second, owner, pod) : portOfPod(second, pod);
    if (parts.length === 2 && first === '') return { local: 0, remote };
    if (parts.length === 2) return { local: numberOf(first), remote };
    return { local: /^\d+$/.test(first) ? numberOf(first) : remote, remote };
  });
}

function numberOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port <= 65_535) return port;
  throw new ToolError(
    `error: error parsing local port '${text}': strconv.ParseUint: parsing "${text}": invalid syntax`,
  );
}

function portOfService(text: string, owner: KubernetesObject, pod: RunningPod): number {
  const { ports = [] } = (owner['spec'] ?? {}) as { readonly ports?: readonly ServicePort[] };
  const found = ports.find(({ name, port }) => (/^\d+$/.test(text) ? port === Number(text) : name === text));
  if (found === undefined)
    throw new ToolError(
      /^\d+$/.test(text)
        ? `error: Service ${owner.metadata?.name ?? ''} does not have a service port ${text}`
        : `error: Service '${owner.metadata?.name ?? ''}' does not have a named port '${text}'`,
    );
  const { targetPort = found.port } = found;
  return typeof targetPort === 'number' ? targetPort : portOfPod(targetPort, pod);
}

function portOfPod(text: string, pod: RunningPod): number {
  if (/^\d+$/.test(text)) return numberOf(text);
  const containers = pod.spec.containers as readonly { ports?: readonly { name?: string; containerPort: number }[] }[];
  const found = containers.flatMap(({ ports = [] }) => ports).find(({ name }) => name === text);
  if (found === undefined)
    throw new ToolError(`error: Pod '${pod.metadata.name}' does not have a named port '${text}'`);
  return found.containerPort;
}
