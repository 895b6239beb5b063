import { ageSince } from '../output/age.ts';
import { goValue } from '../output/goFormat.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { describeContainers } from './containers.ts';
import { withEvents, type DescribeContext } from './describer.ts';
import { longTime, type Description } from './description.ts';
import { controlledBy } from './owner.ts';
import type { ContainerStatus, PodSpec } from './podParts.ts';
import { tolerationTexts } from './tolerations.ts';
import { describeVolumes } from './volumes.ts';

interface PodStatus {
  readonly phase?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly hostIP?: string;
  readonly podIP?: string;
  readonly podIPs?: readonly { readonly ip: string }[];
  readonly startTime?: string;
  readonly qosClass?: string;
  readonly nominatedNodeName?: string;
  readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  readonly containerStatuses?: readonly ContainerStatus[];
  readonly initContainerStatuses?: readonly ContainerStatus[];
}

/** All of a pod. */
export async function describePod(object: KubernetesObject, to: Description, context: DescribeContext): Promise<void> {
  const { metadata } = object;
  const spec = (object['spec'] ?? {}) as PodSpec;
  const status = (object['status'] ?? {}) as PodStatus;
  describePlace(to, object, spec, status);
  to.labels('Labels', metadata?.labels).annotations(metadata?.annotations);
  describePhase(to, object, status, context);
  const { podIPs = [] } = status;
  to.field('IP', status.podIP ?? '');
  if (podIPs.length === 0) to.field('IPs', '<none>');
  else to.line(0, 'IPs:');
  for (const { ip } of podIPs) to.field('IP', ip, 1);
  const owner = controlledBy(object);
  if (owner !== undefined) to.field('Controlled By', owner);
  if (status.nominatedNodeName !== undefined) to.field('NominatedNodeName', status.nominatedNodeName);
  describeInside(to, object, spec, status);
  describeVolumes(to, spec.volumes, '');
  to.field('QoS Class', status.qosClass ?? '')
    .labels('Node-Selectors', spec.nodeSelector)
    .lines('Tolerations', tolerationTexts(spec.tolerations));
  await withEvents(object, to, context);
}

function describePlace(to: Description, { metadata }: KubernetesObject, spec: PodSpec, status: PodStatus): void {
  to.field('Name', metadata?.name ?? '').field('Namespace', metadata?.namespace ?? '');
  if (spec.priority !== undefined) to.field('Priority', spec.priority);
  if (spec.priorityClassName !== undefined) to.field('Priority Class Name', spec.priorityClassName);
  if (spec.runtimeClassName !== undefined) to.field('Runtime Class Name', spec.runtimeClassName);
  if (spec.serviceAccountName !== undefined) to.field('Service Account', spec.serviceAccountName);
  to.field('Node', spec.nodeName === undefined ? '<none>' : `${spec.nodeName}/${status.hostIP ?? ''}`);
  if (status.startTime !== undefined) to.field('Start Time', longTime(status.startTime));
}

function describePhase(
  to: Description,
  { metadata }: KubernetesObject,
  { phase = '', reason, message }: PodStatus,
  { now }: DescribeContext,
): void {
  const deleted = metadata?.['deletionTimestamp'];
  if (deleted === undefined) to.field('Status', phase);
  else
    to.field('Status', `Terminating (lasts ${ageSince(deleted, now)})`).field(
      'Termination Grace Period',
      `${goValue(metadata?.['deletionGracePeriodSeconds'])}s`,
    );
  if (reason !== undefined) to.field('Reason', reason);
  if (message !== undefined) to.field('Message', message);
}

/** Containers and conditions. */
function describeInside(to: Description, object: KubernetesObject, spec: PodSpec, status: PodStatus): void {
  const known: Readonly<Record<string, string | undefined>> = {
    'metadata.name': object.metadata?.name,
    'metadata.namespace': object.metadata?.namespace,
    'metadata.uid': object.metadata?.uid,
  };
  const context = { space: '', fieldValue: (path: string) => known[path] ?? '' };
  if ((spec.initContainers ?? []).length > 0)
    describeContainers(to, 'Init Containers', spec.initContainers ?? [], {
      ...context,
      statuses: status.initContainerStatuses ?? [],
    });
  describeContainers(to, 'Containers', spec.containers ?? [], { ...context, statuses: status.containerStatuses ?? [] });
  const { conditions = [] } = status;
  if (conditions.length > 0) to.line(0, 'Conditions:').line(1, 'Type\tStatus');
  for (const condition of conditions) to.line(1, `${condition.type} \t${condition.status} `);
}
