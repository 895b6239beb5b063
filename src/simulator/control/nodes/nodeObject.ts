import { createHash } from 'node:crypto';
import type { NewObject } from '../../kubernetes/writes/create.ts';
import type { Condition } from '../../kubernetes/objects/meta.ts';
import type { KubeNode, NodeAddress } from '../../kubernetes/objects/node.ts';
import { stamp } from '../../kubernetes/stamps.ts';
import type { Instance } from '../../world/compute/records.ts';
import type { Nodegroup } from '../../world/eks/records.ts';
import type { NetworkInterface } from '../../world/network/records.ts';
import { privateDnsName, publicDnsName } from '../../world/network/dnsNames.ts';
import type { World } from '../../world/world.ts';
import type { Release } from '../release.ts';
import type { NodeResources } from './nodeResources.ts';

export interface NodeFacts {
  readonly instance: Instance;
  readonly nodegroup: Nodegroup;
  readonly primary: NetworkInterface;
  readonly world: World;
  readonly release: Release;
  readonly resources: NodeResources;
}

/** The Node with which a kubelet registers, before any pod network: not ready, and tainted so. */
export function newNode(facts: NodeFacts): NewObject {
  const { instance, nodegroup, primary, world, release, resources } = facts;
  const { region } = world;
  const now = world.clock.now();
  const address = primary.addresses[0] ?? '';
  const name = privateDnsName(world, address);
  const architecture = /^[a-z]+\d+[a-z]*g[a-z]*\./.test(instance.type) ? 'arm64' : 'amd64';
  const labels = {
    'beta.kubernetes.io/arch': architecture,
    'beta.kubernetes.io/instance-type': instance.type,
    'beta.kubernetes.io/os': 'linux',
    'eks.amazonaws.com/capacityType': 'ON_DEMAND',
    'eks.amazonaws.com/nodegroup': nodegroup.name,
    'eks.amazonaws.com/nodegroup-image': instance.imageId,
    'failure-domain.beta.kubernetes.io/region': region,
    'failure-domain.beta.kubernetes.io/zone': instance.zone,
    'k8s.io/cloud-provider-aws': digest('cloud', region).slice(0, 32),
    'kubernetes.io/arch': architecture,
    'kubernetes.io/hostname': name,
    'kubernetes.io/os': 'linux',
    'node.kubernetes.io/instance-type': instance.type,
    'topology.kubernetes.io/region': region,
    'topology.kubernetes.io/zone': instance.zone,
    ...nodegroup.labels,
  };
  const annotations = {
    'alpha.kubernetes.io/provided-node-ip': address,
    'node.alpha.kubernetes.io/ttl': '0',
    'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
  };
  const version = release.kubeletVersion;
  const status: KubeNode['status'] = {
    ...resources,
    conditions: nodeConditions(now, notReadyReason(now)),
    addresses: addressesOf(world, name, primary),
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    nodeInfo: {
      machineID: digest('machine', instance.id).slice(0, 32),
      systemUUID: uuidOf(digest('system', instance.id)),
      bootID: uuidOf(digest('boot', instance.id)),
      kernelVersion: release.kernelVersion,
      osImage: release.osImage,
      containerRuntimeVersion: release.containerRuntimeVersion,
      kubeletVersion: version,
      // Kubernetes stopped reporting it in 1.33.
      kubeProxyVersion: release.minor >= 33 ? '' : version,
      operatingSystem: 'linux',
      architecture,
    },
  };
  return {
    metadata: { name, labels, annotations },
    spec: {
      providerID: `aws:///${instance.zone}/${instance.id}`,
      taints: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }],
    },
    status,
  };
}

/** kubectl and the lab's commands take the first address for the node's own. */
function addressesOf(world: World, name: string, primary: NetworkInterface): readonly NodeAddress[] {
  const { publicIp } = primary;
  return [
    { type: 'InternalIP', address: primary.addresses[0] ?? '' },
    ...(publicIp === undefined ? [] : [{ type: 'ExternalIP', address: publicIp } as const]),
    { type: 'Hostname', address: name },
    { type: 'InternalDNS', address: name },
    ...(publicIp === undefined ? [] : [{ type: 'ExternalDNS', address: publicDnsName(world, publicIp) } as const]),
  ];
}

/** Why a node without a pod network is not ready, in the kubelet's words. */
export function notReadyReason(now: number): Condition {
  const message =
    'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady ' +
    'message:Network plugin returns error: cni plugin not initialized';
  return condition(now, 'Ready', 'False', 'KubeletNotReady', message);
}

export function readyReason(now: number): Condition {
  return condition(now, 'Ready', 'True', 'KubeletReady', 'kubelet is posting ready status');
}

/** What a kubelet reports of its node, with that for its being ready. */
export function nodeConditions(now: number, ready: Condition): readonly Condition[] {
  return [
    condition(now, 'MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
    condition(now, 'DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
    condition(now, 'PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
    ready,
  ];
}

function condition(now: number, type: string, status: Condition['status'], reason: string, message: string): Condition {
  return { type, status, lastHeartbeatTime: stamp(now), lastTransitionTime: stamp(now), reason, message };
}

/** Stable identifiers of a machine: the same instance reports the same ones. */
function digest(purpose: string, id: string): string {
  return createHash('sha256').update(`${purpose}/${id}`).digest('hex');
}

function uuidOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
