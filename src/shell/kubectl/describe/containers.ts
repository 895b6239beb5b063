import { inOrder, longTime, type Description } from './description.ts';
import type { Container, ContainerState, ContainerStatus, EnvironmentVariable, Probe } from './podParts.ts';

export interface ContainersContext {
  /** `'  '` within a template, `''` within a pod. */
  readonly space: string;
  readonly statuses?: readonly ContainerStatus[];
  /** The value that a field of the pod gives a variable, where it is known. */
  readonly fieldValue?: (path: string) => string;
}

/** The containers of a pod or template, under a title. */
export function describeContainers(
  to: Description,
  title: string,
  containers: readonly Container[],
  context: ContainersContext,
): void {
  to.line(0, `${context.space}${title}:`);
  for (const container of containers) {
    const status = context.statuses?.find(({ name }) => name === container.name);
    to.line(1, `${context.space === '' ? '' : ' '}${container.name}:`);
    describeBasics(to, container, status);
    words(to, 'Command', container.command);
    words(to, 'Args', container.args);
    if (status !== undefined) describeStatus(to, status);
    quantities(to, 'Limits', container.resources?.limits);
    quantities(to, 'Requests', container.resources?.requests);
    for (const [name, probe] of [
      ['Liveness', container.livenessProbe],
      ['Readiness', container.readinessProbe],
      ['Startup', container.startupProbe],
    ] as const)
      if (probe !== undefined) to.field(name, probeText(probe), 2);
    describeEnvironment(to, container, context);
    describeMounts(to, container);
  }
}

function describeBasics(to: Description, { image = '', ports = [] }: Container, status?: ContainerStatus): void {
  if (status !== undefined) to.field('Container ID', status.containerID ?? '', 2);
  to.field('Image', image, 2);
  if (status !== undefined) to.field('Image ID', status.imageID ?? '', 2);
  const list = (port: (each: (typeof ports)[number]) => number) =>
    ports.map((each) => `${port(each)}/${each.protocol ?? 'TCP'}`).join(', ');
  const many = ports.length > 1 ? 's' : '';
  to.field(`Port${many}`, ports.length === 0 ? '<none>' : list(({ containerPort }) => containerPort), 2);
  to.field(`Host Port${many}`, ports.length === 0 ? '<none>' : list(({ hostPort = 0 }) => hostPort), 2);
}

function words(to: Description, title: string, given: readonly string[] | undefined): void {
  if (given === undefined || given.length === 0) return;
  to.line(2, `${title}:`);
  for (const word of given) for (const line of word.split('\n')) to.line(3, line);
}

function describeStatus(to: Description, status: ContainerStatus): void {
  describeState(to, 'State', status.state ?? {});
  if (status.lastState?.terminated !== undefined) describeState(to, 'Last State', status.lastState);
  to.field('Ready', status.ready === true ? 'True' : 'False', 2);
  to.field('Restart Count', status.restartCount ?? 0, 2);
}

function describeState(to: Description, title: string, { running, waiting, terminated }: ContainerState): void {
  if (running !== undefined) {
    to.field(title, 'Running', 2).field('Started', longTime(running.startedAt), 3);
  } else if (terminated !== undefined) {
    to.field(title, 'Terminated', 2);
    if (terminated.reason !== undefined) to.field('Reason', terminated.reason, 3);
    if (terminated.message !== undefined) to.field('Message', terminated.message, 3);
    to.field('Exit Code', terminated.exitCode, 3);
    if (terminated.signal !== undefined) to.field('Signal', terminated.signal, 3);
    to.field('Started', longTime(terminated.startedAt), 3).field('Finished', longTime(terminated.finishedAt), 3);
  } else {
    to.field(title, 'Waiting', 2);
    if (waiting?.reason !== undefined) to.field('Reason', waiting.reason, 3);
  }
}

function quantities(to: Description, title: string, given: Readonly<Record<string, string>> | undefined): void {
  if (given === undefined || Object.keys(given).length === 0) return;
  to.line(2, `${title}:`);
  for (const [name, quantity] of inOrder(given)) to.field(name, quantity, 3);
}

function probeText(probe: Probe): string {
  const number = (value: number | undefined, usual: number) => String(value ?? usual);
  const timing = [
    `delay=${number(probe.initialDelaySeconds, 0)}s`,
    `timeout=${number(probe.timeoutSeconds, 1)}s`,
    `period=${number(probe.periodSeconds, 10)}s`,
    `#success=${number(probe.successThreshold, 1)}`,
    `#failure=${number(probe.failureThreshold, 3)}`,
  ].join(' ');
  const { exec, httpGet, tcpSocket, grpc } = probe;
  if (exec !== undefined) return `exec [${(exec.command ?? []).join(' ')}] ${timing}`;
  if (httpGet !== undefined)
    return `http-get ${(httpGet.scheme ?? 'HTTP').toLowerCase()}://${httpGet.host ?? ''}:${httpGet.port}${httpGet.path ?? ''} ${timing}`;
  if (tcpSocket !== undefined) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port} ${timing}`;
  if (grpc !== undefined) return `grpc <pod>:${grpc.port} ${grpc.service ?? ''} ${timing}`;
  return `unknown ${timing}`;
}

function describeEnvironment(to: Description, { env = [], envFrom = [] }: Container, context: ContainersContext): void {
  if (envFrom.length > 0) to.line(2, 'Environment Variables from:');
  for (const { configMapRef, secretRef, prefix = '' } of envFrom) {
    const [reference, kind] = configMapRef === undefined ? [secretRef, 'Secret'] : [configMapRef, 'ConfigMap'];
    const withPrefix = prefix === '' ? '' : ` with prefix '${prefix}'`;
    to.line(3, `${reference?.name ?? ''}\t${kind}${withPrefix}\tOptional: ${String(reference?.optional ?? false)}`);
  }
  if (env.length === 0) {
    to.field('Environment', '<none>', 2);
    return;
  }
  to.line(2, 'Environment:');
  for (const variable of env) to.line(3, variableText(variable, context));
}

function variableText({ name, value = '', valueFrom }: EnvironmentVariable, { fieldValue }: ContainersContext): string {
  if (valueFrom === undefined) return `${name}:\t${value.split('\n').join('\n      \t')}`;
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom;
  if (fieldRef !== undefined)
    return `${name}:\t${fieldValue?.(fieldRef.fieldPath) ?? ''} (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})`;
  if (resourceFieldRef !== undefined) return `${name}:\t (${resourceFieldRef.resource})`;
  const optional = `Optional: ${String((secretKeyRef ?? configMapKeyRef)?.optional ?? false)}`;
  if (secretKeyRef !== undefined)
    return `${name}:\t<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name}'>\t${optional}`;
  return `${name}:\t<set to the key '${configMapKeyRef?.key ?? ''}' of config map '${configMapKeyRef?.name ?? ''}'>\t${optional}`;
}

function describeMounts(to: Description, { volumeMounts = [] }: Container): void {
  if (volumeMounts.length === 0) {
    to.field('Mounts', '<none>', 2);
    return;
  }
  to.line(2, 'Mounts:');
  for (const mount of volumeMounts.toSorted((a, b) => (a.mountPath < b.mountPath ? -1 : 1))) {
    const part = mount.subPath === undefined ? '' : `,path="${mount.subPath}"`;
    to.line(3, `${mount.mountPath} from ${mount.name} (${mount.readOnly === true ? 'ro' : 'rw'}${part})`);
  }
}
