import { primaryInterface } from '../../../world/compute/instanceLife.ts';
import { privateDnsName, publicDnsName } from '../../../world/network/dnsNames.ts';
import type { Instance } from '../../../world/compute/records.ts';
import type { NetworkInterface } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import type { Addressee } from '../respond.ts';
import { plainText } from './webPages.ts';

/** What stands at the end of a path of the metadata, or the names of what is below it. */
interface MetadataTree {
  readonly [name: string]: string | MetadataTree;
}

/** The instance metadata service of one instance. A session token is given to those who ask, and not asked for. */
export function instanceMetadata(world: World, instance: Instance): Addressee {
  const respond = (request: HttpRequest): HttpResponse => answer(world, instance, request);
  return {
    answersPing: false,
    listeners: () => [
      { protocol: 'tcp', port: 80, program: 'metadata', service: { kind: 'http', tls: false, respond } },
    ],
  };
}

function answer(world: World, instance: Instance, { method, path }: HttpRequest): HttpResponse {
  if (method === 'PUT' && path === '/latest/api/token') return plainText(200, 'OK', token(instance));
  const [first, ...names] = path.split('/').filter((name) => name !== '');
  if (first === undefined) return plainText(200, 'OK', 'latest');
  let at: string | MetadataTree | undefined = treeOf(world, instance);
  for (const name of names) at = typeof at === 'object' ? at[name] : undefined;
  if (first !== 'latest' || at === undefined) return plainText(404, 'Not Found', '');
  return plainText(200, 'OK', typeof at === 'string' ? at : namesOf(at));
}

function namesOf(tree: MetadataTree): string {
  return Object.entries(tree)
    .map(([name, below]) => (typeof below === 'string' ? name : `${name}/`))
    .toSorted()
    .join('\n');
}

function treeOf(world: World, instance: Instance): MetadataTree {
  const primary = primaryInterface(world, instance);
  const address = primary?.addresses[0] ?? '';
  const publicIp = primary?.publicIp;
  const interfaces = instance.interfaceIds.flatMap((id) => world.networkInterfaces.get(id) ?? []);
  const zone = { 'availability-zone': instance.zone, region: world.region };
  return {
    'meta-data': {
      'ami-id': instance.imageId,
      hostname: privateDnsName(world, address),
      'instance-id': instance.id,
      'instance-type': instance.type,
      'local-hostname': privateDnsName(world, address),
      'local-ipv4': address,
      mac: primary?.macAddress ?? '',
      network: { interfaces: { macs: Object.fromEntries(interfaces.map((each) => macOf(world, each))) } },
      placement: zone,
      ...(publicIp === undefined ? {} : { 'public-hostname': publicDnsName(world, publicIp), 'public-ipv4': publicIp }),
      'reservation-id': instance.reservationId,
      'security-groups': groupNames(world, primary),
    },
    dynamic: { 'instance-identity': { document: identity(world, instance, address) } },
    'user-data': Buffer.from(instance.userData ?? '', 'base64').toString(),
  };
}

function macOf(world: World, eni: NetworkInterface): readonly [string, MetadataTree] {
  const subnet = world.subnets.get(eni.subnetId);
  return [
    eni.macAddress,
    {
      'device-number': String(eni.attachment?.deviceIndex ?? 0),
      'interface-id': eni.id,
      'local-ipv4s': eni.addresses.join('\n'),
      ...(eni.prefixes.length === 0 ? {} : { 'ipv4-prefix': eni.prefixes.join('\n') }),
      mac: eni.macAddress,
      'owner-id': world.account,
      'security-group-ids': eni.groups.join('\n'),
      'subnet-id': eni.subnetId,
      'subnet-ipv4-cidr-block': subnet?.cidr ?? '',
      'vpc-id': eni.vpcId,
      'vpc-ipv4-cidr-block': world.vpcs.get(eni.vpcId)?.cidr ?? '',
    },
  ];
}

function groupNames(world: World, eni: NetworkInterface | undefined): string {
  return (eni?.groups ?? []).flatMap((id) => world.securityGroups.get(id)?.name ?? []).join('\n');
}

function identity(world: World, instance: Instance, privateIp: string): string {
  const document = {
    accountId: world.account,
    architecture: 'x86_64',
    availabilityZone: instance.zone,
    imageId: instance.imageId,
    instanceId: instance.id,
    instanceType: instance.type,
    pendingTime: new Date(instance.launchedAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    privateIp,
    region: world.region,
    version: '2017-09-30',
  };
  return JSON.stringify(document, undefined, 2);
}

/** Anything that looks like one will do. */
function token({ id }: Instance): string {
  return `${Buffer.from(id).toString('base64url').padEnd(54, 'A')}==`;
}
