import type { Kind } from '../kind.ts';
import { persistentVolumeClaims, pods, resourceQuotas, services } from '../kinds.ts';
import type { KubeApi } from '../kubeApi.ts';
import type { KubeObject, Labels } from '../objects/meta.ts';
import { isTerminated, type Pod, type ResourceRequirements } from '../objects/pod.ts';
import type { Service } from '../objects/service.ts';
import { canonicalQuantity } from '../schema/quantity.ts';
import { parseQuantity } from '../../../base/quantity.ts';
import { keptKinds } from '../servedKinds.ts';
import { resourceName, StatusError } from '../statusError.ts';

interface ResourceQuota extends KubeObject {
  readonly spec?: { readonly hard?: Labels };
}

/** Core kinds that are counted by their plain name as well. */
const plainCounts = new Set([
  'pods',
  'services',
  'configmaps',
  'secrets',
  'persistentvolumeclaims',
  'replicationcontrollers',
  'resourcequotas',
]);

type Usage = Readonly<Record<string, number>>;

/** What an object counts for, by the names that quotas have. */
function usageOf(kind: Kind, object: KubeObject): Usage {
  const counted: Record<string, number> = { [`count/${resourceName(kind)}`]: 1 };
  if (kind.group === '' && plainCounts.has(kind.plural)) counted[kind.plural] = 1;
  if (kind === (services as Kind)) {
    const { type } = (object as Service).spec;
    if (type === 'LoadBalancer') counted['services.loadbalancers'] = 1;
    if (type === 'LoadBalancer' || type === 'NodePort')
      counted['services.nodeports'] = (object as Service).spec.ports?.length ?? 0;
  }
  if (kind === (persistentVolumeClaims as Kind)) {
    const { resources } = (object as { spec?: { resources?: ResourceRequirements } }).spec ?? {};
    counted['requests.storage'] = parseQuantity(resources?.requests?.['storage'] ?? '0');
  }
  return kind === (pods as Kind) ? { ...counted, ...podUsage(object as Pod) } : counted;
}

function podUsage(pod: Pod): Usage {
  const usage: Record<string, number> = {};
  const add = (name: string, amount: number): void => {
    usage[name] = (usage[name] ?? 0) + amount;
  };
  for (const { resources } of pod.spec.containers) {
    for (const [name, amount] of Object.entries(resources?.requests ?? {})) {
      add(`requests.${name}`, parseQuantity(amount));
      if (name === 'cpu' || name === 'memory') add(name, parseQuantity(amount));
    }
    for (const [name, amount] of Object.entries(resources?.limits ?? {})) add(`limits.${name}`, parseQuantity(amount));
  }
  return usage;
}

/** What the objects of a namespace use of the named resources. Pods that have ended use nothing. */
export function usedIn(api: KubeApi, namespace: string, names: readonly string[]): Readonly<Record<string, string>> {
  const used = new Map(names.map((name) => [name, 0]));
  for (const kind of keptKinds) {
    if (!kind.namespaced || !names.some((name) => mayCount(kind, name))) continue;
    for (const object of api.store.list(kind, namespace)) {
      if (kind === (pods as Kind) && isTerminated(object as Pod)) continue;
      for (const [name, amount] of Object.entries(usageOf(kind, object))) {
        const before = used.get(name);
        if (before !== undefined) used.set(name, before + amount);
      }
    }
  }
  return Object.fromEntries([...used].map(([name, amount]) => [name, quantityOf(amount, name)]));
}

/** Whether objects of a kind can count for a name at all. */
function mayCount(kind: Kind, name: string): boolean {
  if (name === `count/${resourceName(kind)}` || name === kind.plural) return true;
  if (name.startsWith('services.')) return kind === (services as Kind);
  if (name === 'requests.storage') return kind === (persistentVolumeClaims as Kind);
  return kind === (pods as Kind) && (/^(requests|limits)\./.test(name) || name === 'cpu' || name === 'memory');
}

function quantityOf(amount: number, name: string): string {
  const text =
    name.endsWith('memory') || name.endsWith('storage') ? binaryText(amount) : `${Math.round(amount * 1000)}m`;
  return canonicalQuantity(text) ?? '0';
}

function binaryText(amount: number): string {
  return amount > 0 && amount % 1024 === 0 ? `${amount / 1024}Ki` : String(amount);
}

/** 403 Forbidden if a new object would take its namespace over one of its quotas. */
export function checkQuotas(api: KubeApi, kind: Kind, object: KubeObject): void {
  const { namespace, name } = object.metadata;
  if (namespace === undefined || kind === resourceQuotas) return;
  const quotas = api.store.list(resourceQuotas, namespace) as readonly ResourceQuota[];
  if (quotas.length === 0) return;
  const asked = usageOf(kind, object);
  for (const quota of quotas) {
    const hard = quota.spec?.hard ?? {};
    checkNamed(quota, kind, object, Object.keys(hard));
    const names = Object.keys(hard).filter((each) => (asked[each] ?? 0) > 0);
    const used = usedIn(api, namespace, names);
    const over = names.filter(
      (each) => parseQuantity(used[each] ?? '0') + (asked[each] ?? 0) > parseQuantity(hard[each] ?? '0'),
    );
    if (over.length === 0) continue;
    const list = (value: (name: string) => string): string =>
      over
        .toSorted()
        .map((each) => `${each}=${value(each)}`)
        .join(',');
    refuse(
      kind,
      name,
      `exceeded quota: ${quota.metadata.name}, requested: ${list((each) => quantityOf(asked[each] ?? 0, each))}, ` +
        `used: ${list((each) => used[each] ?? '0')}, limited: ${list((each) => hard[each] ?? '0')}`,
    );
  }
}

/** Where a quota limits what containers ask for, they have to say it. */
function checkNamed(quota: ResourceQuota, kind: Kind, object: KubeObject, names: readonly string[]): void {
  if (kind !== (pods as Kind)) return;
  const lacking = names
    .filter((name) => /^((requests|limits)\.)?(cpu|memory)$/.test(name))
    .toSorted()
    .flatMap((name) => {
      const [part, resource] = name.includes('.') ? name.split('.') : ['requests', name];
      const without = (object as Pod).spec.containers.filter(
        ({ resources }) => resources?.[part as 'requests' | 'limits']?.[resource ?? ''] === undefined,
      );
      return without.length === 0 ? [] : [`${name} for: ${without.map((each) => each.name).join(',')}`];
    });
  if (lacking.length > 0)
    refuse(kind, object.metadata.name, `failed quota: ${quota.metadata.name}: must specify ${lacking.join('; ')}`);
}

function refuse(kind: Kind, name: string, why: string): never {
  throw new StatusError(403, 'Forbidden', `${resourceName(kind)} "${name}" is forbidden: ${why}`, {
    name,
    ...(kind.group === '' ? {} : { group: kind.group }),
    kind: kind.plural,
  });
}
