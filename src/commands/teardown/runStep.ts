import { sleep } from '../../base/abort.ts';
import { LabError, toLabError } from '../../base/errors.ts';
import { resourceKey, type LabInventory, type LabResource } from '../../domain/stack/labResource.ts';
import type { PlanStep } from '../../domain/stack/teardownPlan.ts';
import type { BalancerOwner, BalancerOwnerKind } from '../../ports/balancerOwners.ts';
import type { ReadKind } from '../../ports/labResources.ts';
import { deleteFamilyStack } from './deleteFamilyStack.ts';
import { asksForPatience } from './teardownRetryPolicy.ts';
import type { KnownLab } from '../../model/lookAtLab.ts';
import { ownGroups } from './sweep.ts';
import type { OnNews, TeardownPorts } from './teardownPorts.ts';

/** Milliseconds between two looks whether something has gone, and for how long to look. Node groups take the longest. */
const pollMs = 5000;
const patienceMs = 20 * 60_000;
/** A controller takes a minute or two for a load balancer; after ten, as long as eksctl waits, somebody else has to. */
const ownerPatienceMs = 10 * 60_000;

/** Does one step and waits until AWS shows none of it any more. May be repeated: what is gone is no error. */
export async function runStep(
  ports: TeardownPorts,
  step: PlanStep,
  inventory: LabInventory,
  known: KnownLab,
  onNews: OnNews,
  signal: AbortSignal,
): Promise<void> {
  const [first] = step.items;
  if (step.kind === 'balancer-owners') return await deleteOwners(ports, step, signal);
  if (step.kind === 'stack' && first !== undefined)
    return await deleteFamilyStack(ports, first.resource.id, known, onNews, signal);
  await deleteItems(ports, step, inventory, onNews, signal);
}

/** Asks for the deletion of Services, Ingresses and Gateways, and waits until their controllers let go of them. */
async function deleteOwners({ cluster, clock }: TeardownPorts, step: PlanStep, signal: AbortSignal): Promise<void> {
  const api = await cluster(signal);
  for (const { resource } of step.items) await api.deleteBalancerOwner(ownerOf(resource), signal);
  const ids = new Set(step.items.map(({ resource }) => resourceKey(resource)));
  const kinds = new Set(step.items.map(({ resource }) => ownerOf(resource).kind));
  const startedAt = clock.now();
  for (;;) {
    const there = await Promise.all([...kinds].map((kind) => api.balancerOwners(kind, signal)));
    const left = there.flat().map(({ kind, namespace, name }) => ({ kind, id: `${namespace}/${name}` }));
    const waiting = left.filter((each) => ids.has(resourceKey(each)));
    if (waiting.length === 0) return;
    if (clock.now() - startedAt > ownerPatienceMs)
      throw new LabError('leftovers-remain', waiting.map(({ id }) => id).join(', '));
    await sleep(clock, pollMs, signal);
  }
}

function ownerOf({ kind, id }: LabResource): BalancerOwner {
  const [namespace = '', name = ''] = id.split('/');
  return { kind: kind as BalancerOwnerKind, namespace, name };
}

/**
 * Deletes every item, over and over while something still uses it, until none is listed any more. What cannot be deleted
 * keeps none of the others: its failure is thrown once they have gone.
 */
async function deleteItems(
  { cloud, clock }: TeardownPorts,
  { items }: PlanStep,
  inventory: LabInventory,
  onNews: OnNews,
  signal: AbortSignal,
): Promise<void> {
  const { place } = inventory;
  const own = ownGroups(inventory);
  const kinds = [...new Set(items.map(({ resource }) => resource.kind as ReadKind))];
  const startedAt = clock.now();
  const asked = new Set<string>();
  const failed = new Map<string, LabError>();
  let reason = '';
  for (;;) {
    const { resources } = await cloud.resources.read(place, kinds, signal);
    const there = new Set(resources.map(resourceKey));
    const left = items
      .map(({ resource }) => resource)
      .filter((each) => there.has(resourceKey(each)) && !failed.has(resourceKey(each)));
    if (left.length === 0) break;
    if (clock.now() - startedAt > patienceMs)
      throw new LabError('leftovers-remain', left.map(({ name }) => name).join(', '), reason);
    for (const resource of left) {
      const key = resourceKey(resource);
      if (asked.has(key)) continue;
      try {
        await cloud.resources.delete(resource, own, signal);
        asked.add(key);
      } catch (error) {
        const failure = toLabError(error);
        if (failure.reason === 'in-use') {
          reason = failure.detail;
          onNews({ kind: 'again', what: resource.name, error: failure });
        } else if (asksForPatience(error)) throw error;
        else failed.set(key, failure);
      }
    }
    await sleep(clock, pollMs, signal);
  }
  const [failure] = failed.values();
  if (failure !== undefined) throw failure;
}
