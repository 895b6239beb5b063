import { limitsOf } from '../../../../domain/instanceTypes/instanceTypes.ts';
import { architectureOf } from '../../../world/compute/architecture.ts';
import { primaryInterface } from '../../../world/compute/instanceLife.ts';
import { privateDnsName, publicDnsName } from '../../../world/network/dnsNames.ts';
import type { Instance, MetadataOptions, Volume } from '../../../world/compute/records.ts';
import type { NetworkInterface } from '../../../world/network/records.ts';
import type { World } from '../../../world/world.ts';
import { groupSet } from './groupSet.ts';
import { instanceState } from './instanceState.ts';
import { association, ipv4PrefixSet, privateIpAddressesSet } from './networkInterfaceItem.ts';
import { tagSet } from './tagSet.ts';

const rootDevice = '/dev/xvda';
/** What Amazon's own images set. */
const imageMetadataOptions: MetadataOptions = { httpTokens: 'required', hopLimit: 2, httpEndpoint: 'enabled' };

/** An instance as DescribeInstances and RunInstances list it. */
export function instanceItem(world: World, instance: Instance): object {
  const primary = primaryInterface(world, instance);
  const address = primary?.addresses[0];
  const { publicIp } = primary ?? {};
  const launchTime = new Date(instance.launchedAt);
  const { hypervisor } = limitsOf(instance.type) ?? {};
  const { metadataOptions = imageMetadataOptions } = instance;
  return {
    instanceId: instance.id,
    imageId: instance.imageId,
    instanceState: instanceState(instance.state),
    privateDnsName: address === undefined ? '' : privateDnsName(world, address),
    dnsName: publicIp === undefined ? '' : publicDnsName(world, publicIp),
    reason: '',
    keyName: instance.keyName,
    amiLaunchIndex: 0,
    productCodes: [],
    instanceType: instance.type,
    launchTime,
    placement: {
      availabilityZone: instance.zone,
      availabilityZoneId: world.subnets.get(instance.subnetId)?.zoneId,
      groupName: '',
      tenancy: 'default',
    },
    monitoring: { state: 'disabled' },
    subnetId: primary === undefined ? undefined : instance.subnetId,
    vpcId: primary === undefined ? undefined : instance.vpcId,
    privateIpAddress: address,
    ipAddress: publicIp,
    sourceDestCheck: true,
    groupSet: groupSet(world, primary?.groups ?? []),
    architecture: architectureOf(instance.type),
    rootDeviceType: 'ebs',
    rootDeviceName: rootDevice,
    blockDeviceMapping: instance.volumeIds.flatMap((id) => blockDevice(world.volumes.get(id))),
    virtualizationType: 'hvm',
    clientToken: '',
    tagSet: tagSet(instance.tags),
    // EC2 says "xen" for its Nitro hypervisor as well, here and nowhere else.
    hypervisor: hypervisor === undefined ? undefined : 'xen',
    networkInterfaceSet: instance.interfaceIds
      .flatMap((id) => world.networkInterfaces.get(id) ?? [])
      .map((eni) => interfaceItem(world, eni)),
    stateReason: stateReason(instance.state),
    iamInstanceProfile:
      instance.iamInstanceProfileArn === undefined ? undefined : { arn: instance.iamInstanceProfileArn },
    ebsOptimized: false,
    enaSupport: true,
    capacityReservationSpecification: { capacityReservationPreference: 'open' },
    hibernationOptions: { configured: false },
    metadataOptions: {
      state: 'applied',
      httpTokens: metadataOptions.httpTokens,
      httpPutResponseHopLimit: metadataOptions.hopLimit,
      httpEndpoint: metadataOptions.httpEndpoint,
      httpProtocolIpv6: 'disabled',
      instanceMetadataTags: 'disabled',
    },
    enclaveOptions: { enabled: false },
    platformDetails: 'Linux/UNIX',
    usageOperation: 'RunInstances',
    usageOperationUpdateTime: launchTime,
    maintenanceOptions: { autoRecovery: 'default' },
  };
}

function stateReason(state: Instance['state']): object | undefined {
  if (state === 'pending') return { code: 'pending', message: 'pending' };
  if (state === 'running') return undefined;
  const code = 'Client.UserInitiatedShutdown';
  return { code, message: `${code}: User initiated shutdown` };
}

function blockDevice(volume: Volume | undefined): object[] {
  if (volume?.attachment === undefined) return [];
  const { device, attachedAt, deleteOnTermination } = volume.attachment;
  const attachTime = new Date(attachedAt);
  return [{ deviceName: device, ebs: { volumeId: volume.id, status: 'attached', attachTime, deleteOnTermination } }];
}

/** An interface as its instance shows it: less than DescribeNetworkInterfaces, and without its tags. */
function interfaceItem(world: World, eni: NetworkInterface): object {
  const [primary = ''] = eni.addresses;
  const { attachment } = eni;
  return {
    networkInterfaceId: eni.id,
    subnetId: eni.subnetId,
    vpcId: eni.vpcId,
    description: eni.description,
    ownerId: world.account,
    status: eni.status,
    macAddress: eni.macAddress,
    privateIpAddress: primary,
    privateDnsName: privateDnsName(world, primary),
    sourceDestCheck: true,
    groupSet: groupSet(world, eni.groups),
    attachment: attachment && {
      attachmentId: attachment.id,
      deviceIndex: attachment.deviceIndex,
      status: attachment.status,
      attachTime: new Date(attachment.attachedAt),
      deleteOnTermination: attachment.deleteOnTermination,
      networkCardIndex: attachment.networkCardIndex,
    },
    association: association(world, eni),
    privateIpAddressesSet: privateIpAddressesSet(world, eni),
    ipv6AddressesSet: [],
    ipv4PrefixSet: ipv4PrefixSet(eni),
    interfaceType: 'interface',
  };
}
