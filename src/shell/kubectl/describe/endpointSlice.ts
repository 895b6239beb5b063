import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { withEvents, type DescribeContext } from './describer.ts';
import type { Description } from './description.ts';

interface Endpoint {
  readonly addresses: readonly string[];
  readonly conditions?: { readonly ready?: boolean };
  readonly hostname?: string;
  readonly targetRef?: { readonly kind: string; readonly name: string };
  readonly nodeName?: string;
  readonly zone?: string;
}

interface Port {
  readonly name?: string;
  readonly port?: number;
  readonly protocol?: string;
}

/** A part of the addresses behind a service. */
export async function describeEndpointSlice(
  object: KubernetesObject,
  to: Description,
  context: DescribeContext,
): Promise<void> {
  const ports = (object['ports'] ?? []) as readonly Port[];
  const endpoints = (object['endpoints'] ?? []) as readonly Endpoint[];
  to.identity(object).field('AddressType', object['addressType'] ?? '');
  if (ports.length === 0) to.line(0, 'Ports: <unset>');
  else to.line(0, 'Ports:').line(1, 'Name\tPort\tProtocol').line(1, '----\t----\t--------');
  for (const { name = '', port, protocol = '' } of ports)
    to.line(1, `${name === '' ? '<unset>' : name}\t${port ?? '<unset>'}\t${protocol}`);
  if (endpoints.length === 0) to.line(0, 'Endpoints: <none>');
  else to.line(0, 'Endpoints:');
  for (const { addresses, conditions, hostname, targetRef, nodeName, zone } of endpoints) {
    to.line(1, `- Addresses:\t${addresses.join(',')}`).line(2, 'Conditions:');
    to.field('Ready', conditions?.ready ?? '<unset>', 3).field('Hostname', hostname ?? '<unset>', 2);
    if (targetRef !== undefined) to.field('TargetRef', `${targetRef.kind}/${targetRef.name}`, 2);
    to.field('NodeName', nodeName ?? '<unset>', 2).field('Zone', zone ?? '<unset>', 2);
  }
  await withEvents(object, to, context);
}
