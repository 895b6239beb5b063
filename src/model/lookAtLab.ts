import { isAbort } from '../base/abort.ts';
import { LabError, toLabError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import {
  kindOfType,
  resourceKey,
  type LabInventory,
  type LabPlace,
  type LabResource,
} from '../domain/stack/labResource.ts';
import { familyRole } from '../domain/stack/stackFamily.ts';
import { balancerOwnerKinds, type BalancerOwners } from '../ports/balancerOwners.ts';
import type { Cloud } from '../ports/cloud.ts';
import type { ReadKind, ResourceRead } from '../ports/labResources.ts';

/** What is known of a lab before anybody looks, and kept when its stack and cluster are gone. */
export type KnownLab = Omit<LabPlace, 'region'>;

const firstKinds: readonly ReadKind[] = ['stack', 'cluster'];
const otherKinds: readonly ReadKind[] = [
  'nodegroup',
  'access-entry',
  'classic-load-balancer',
  'load-balancer',
  'target-group',
  'instance',
  'network-interface',
  'security-group',
  'volume',
  'elastic-ip',
  'nat-gateway',
  'log-group',
  'oidc-provider',
  'launch-template',
  'key-pair',
  'subnet',
  'internet-gateway',
  'vpc',
];
/** What lies in the way of a VPC, and what tells whose it is. */
const networkKinds: readonly ReadKind[] = ['instance', 'network-interface', 'security-group'];

/** What costs by the hour. */
const costKinds: readonly ReadKind[] = [
  'instance',
  'network-interface',
  'volume',
  'classic-load-balancer',
  'load-balancer',
  'nat-gateway',
  'elastic-ip',
];

/** Whom to ask. */
export interface LookPorts {
  readonly cloud: Pick<Cloud, 'stacks' | 'resources' | 'region'>;
  /** Rejects when the cluster does not exist or does not answer. */
  readonly cluster: (signal: AbortSignal) => Promise<Pick<BalancerOwners, 'balancerOwners'>>;
  readonly log: Pick<Log, 'warn'>;
}

/** One look at everything that may be a lab's. */
export async function lookAtLab(ports: LookPorts, known: KnownLab, signal: AbortSignal): Promise<LabInventory> {
  return await look(ports, known, otherKinds, signal);
}

/** A look at interfaces and security groups only, for while a stack goes. */
export async function lookAtNetwork(ports: LookPorts, known: KnownLab, signal: AbortSignal): Promise<LabInventory> {
  return await look(ports, known, networkKinds, signal);
}

/** A look at what costs only. */
export async function lookAtCosts(ports: LookPorts, known: KnownLab, signal: AbortSignal): Promise<LabInventory> {
  return await look(ports, known, costKinds, signal);
}

async function look(
  ports: LookPorts,
  known: KnownLab,
  kinds: readonly ReadKind[],
  signal: AbortSignal,
): Promise<LabInventory> {
  const { cloud } = ports;
  const region = cloud.region;
  const first = await cloud.resources.read({ ...known, region }, firstKinds, signal);
  const [unread] = first.notChecked;
  // Without the stacks and the cluster nothing can be told to be the lab's.
  if (unread !== undefined) throw new LabError('access-denied', unread.kind, unread.detail);
  const cluster = first.resources.find(({ kind }) => kind === 'cluster');
  const family = first.resources.filter(
    (each) => each.kind === 'stack' && familyRole(each, { ...known, region }) !== undefined,
  );
  const madeByStack = new Map<string, string>();
  const vpcs: string[] = [];
  for (const stack of family) {
    for (const { type, physicalId, status } of await cloud.stacks.resources(stack.id, signal)) {
      const kind = kindOfType[type];
      if (kind === undefined || physicalId === undefined) continue;
      if (kind === 'vpc') vpcs.push(physicalId);
      if (status !== 'DELETE_COMPLETE') madeByStack.set(resourceKey({ kind, id: physicalId }), stack.id);
    }
  }
  const place: LabPlace = {
    ...known,
    region,
    vpcId: known.vpcId ?? vpcs[0] ?? cluster?.vpcId,
    issuerId: cluster?.issuerId ?? known.issuerId,
  };
  const others = await cloud.resources.read(place, kinds, signal);
  const owners = kinds === otherKinds ? await readOwners(ports, cluster, signal) : nothingRead;
  return {
    place,
    resources: [...first.resources, ...owners.resources, ...others.resources],
    madeByStack,
    notChecked: [...owners.notChecked, ...others.notChecked],
  };
}

const nothingRead: ResourceRead = { resources: [], notChecked: [] };

/**
 * The cluster's objects that own load balancers, while there is a cluster to ask. Where it does not answer, or does not let
 * this identity look, that is said: the load balancers themselves are found by their tags.
 */
async function readOwners(
  { cluster, log }: LookPorts,
  found: LabResource | undefined,
  signal: AbortSignal,
): Promise<ResourceRead> {
  if (found?.status !== 'ACTIVE' && found?.status !== 'UPDATING') return nothingRead;
  const reads = balancerOwnerKinds.map(async (kind): Promise<ResourceRead> => {
    try {
      const owners = await (await cluster(signal)).balancerOwners(kind, signal);
      const resources = owners.map(({ namespace, name }) => {
        const id = `${namespace}/${name}`;
        return { kind, id, name: id, tags: {} };
      });
      return { resources, notChecked: [] };
    } catch (error) {
      if (signal.aborted || isAbort(error)) throw error;
      const { message, detail, subject } = toLabError(error);
      log.warn(`The cluster did not tell of each ${kind}: ${message}`);
      return { resources: [], notChecked: [{ kind, detail: detail === '' ? subject : detail }] };
    }
  });
  const all = await Promise.all(reads);
  return {
    resources: all.flatMap(({ resources }) => resources),
    notChecked: all.flatMap(({ notChecked }) => notChecked),
  };
}
