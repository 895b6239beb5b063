import type { BalancerOwner, BalancerOwnerKind, BalancerOwners } from '../ports/balancerOwners.ts';
import type { ClusterApi } from './clusterApi.ts';
import { statusOf } from './clusterError.ts';
import { listAll } from './listAll.ts';

/** As far as ownership needs an object. */
interface RawObject {
  readonly metadata?: {
    readonly namespace?: string;
    readonly name?: string;
    readonly finalizers?: readonly string[];
  };
  readonly spec?: { readonly type?: string };
}

interface OwnerKind {
  readonly plural: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly owns: (object: RawObject) => boolean;
}

/**
 * The AWS Load Balancer Controller puts a finalizer on an object before it makes anything for it, and takes it away once all
 * of that is gone (aws-load-balancer-controller, pkg/shared_constants/finalizers.go). So an Ingress of another controller,
 * which has no load balancer of its own, has none of these.
 */
const ingressFinalizer = /^(group\.)?ingress\.k8s\.aws\//;
const gatewayFinalizer = /^gateway\.k8s\.aws\/[an]lb/;

const kinds: Readonly<Record<BalancerOwnerKind, OwnerKind>> = {
  service: { plural: 'services', group: '', owns: ({ spec }) => spec?.type === 'LoadBalancer' },
  ingress: { plural: 'ingresses', group: 'networking.k8s.io', owns: (object) => isHeldBy(object, ingressFinalizer) },
  gateway: {
    plural: 'gateways',
    group: 'gateway.networking.k8s.io',
    owns: (object) => isHeldBy(object, gatewayFinalizer),
  },
};

const version = 'v1';
const notFound = 404;

/** The objects of a cluster that own load balancers on AWS. */
export function balancerOwners(api: ClusterApi): BalancerOwners {
  return {
    async balancerOwners(kind, signal) {
      const { plural, owns } = kinds[kind];
      const path = `${rootOf(kind)}/${plural}`;
      const found = await orWhenMissing([], () => listAll<RawObject>(api, plural, path, signal));
      return found
        .filter(owns)
        .map(({ metadata }) => ({ kind, namespace: metadata?.namespace ?? '', name: metadata?.name ?? '' }));
    },
    async deleteBalancerOwner(owner, signal) {
      await orWhenMissing(undefined, () => remove(api, owner, signal));
    },
  };
}

async function remove(
  api: ClusterApi,
  { kind, namespace, name }: BalancerOwner,
  signal: AbortSignal,
): Promise<undefined> {
  const [place, object] = [namespace, name].map(encodeURIComponent);
  const path = `${rootOf(kind)}/namespaces/${place}/${kinds[kind].plural}/${object}`;
  await api.call(`${kind} ${namespace}/${name}`, signal, () => api.transport.delete(path, signal));
  return undefined;
}

/** Where a kind's objects are. */
function rootOf(kind: BalancerOwnerKind): string {
  const { group } = kinds[kind];
  return group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
}

function isHeldBy({ metadata }: RawObject, finalizer: RegExp): boolean {
  return metadata?.finalizers?.some((each) => finalizer.test(each)) === true;
}

/** 404 of a list says that its kind is not served, of a deletion that the object is gone. */
async function orWhenMissing<T>(value: T, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (statusOf(error) === notFound) return value;
    throw error;
  }
}
